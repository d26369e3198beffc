/**
 * Everything protobuf and gRPC. {@link io.callbatch.adapter.grpc.ProtobufFormats} hands out the
 * readers and writers of this module, {@link io.callbatch.adapter.grpc.GrpcServices} the services,
 * to whoever composes the application.
 */
@NullMarked
package io.callbatch.adapter.grpc;

import org.jspecify.annotations.NullMarked;

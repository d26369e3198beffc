/**
 * Bounds what clients' messages hold while they come in and are dealt with: bytes, time and
 * streams. It counts with gRPC's tracers, which see each piece of a message when it arrives.
 */
@NullMarked
package io.callbatch.adapter.grpc.inbound;

import org.jspecify.annotations.NullMarked;

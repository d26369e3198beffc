/**
 * The one table from failures to gRPC statuses and their details, and the interceptor that applies
 * it.
 */
@NullMarked
package io.callbatch.adapter.grpc.error;

import org.jspecify.annotations.NullMarked;

/**
 * Batches through the gRPC facade of a real server, next to plain JDBC on the same tables of the
 * same store.
 */
@NullMarked
package io.callbatch.bench.batch;

import org.jspecify.annotations.NullMarked;

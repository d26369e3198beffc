/**
 * Who may call which rpc: the one table from methods to scopes, and the interceptor that finds out
 * on whose behalf an rpc comes.
 */
@NullMarked
package io.callbatch.adapter.grpc.access;

import org.jspecify.annotations.NullMarked;

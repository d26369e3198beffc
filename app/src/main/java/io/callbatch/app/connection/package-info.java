/**
 * How many connections both ports take, from how many files the process may open, and the event
 * loops and the count of those of gRPC.
 */
@NullMarked
package io.callbatch.app.connection;

import org.jspecify.annotations.NullMarked;

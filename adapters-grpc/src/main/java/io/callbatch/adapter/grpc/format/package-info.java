/**
 * Protobuf documents, binary, delimited and as text: bytes to messages, messages checked, and back.
 */
@NullMarked
package io.callbatch.adapter.grpc.format;

import org.jspecify.annotations.NullMarked;

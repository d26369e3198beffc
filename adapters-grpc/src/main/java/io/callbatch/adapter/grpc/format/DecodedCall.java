package io.callbatch.adapter.grpc.format;

import io.callbatch.domain.model.Call;

/** A call as it was decoded. */
sealed interface DecodedCall {

  /** A call with which nothing is wrong, whatever the mode of reading, and nothing suspicious. */
  record Plain(Call call) implements DecodedCall {}

  /** The message of a call, to be checked and mapped. */
  record Unchecked(io.callbatch.v1.Call message) implements DecodedCall {}
}

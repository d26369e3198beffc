package io.callbatch.adapter.grpc.error;

import java.time.Duration;

/** A message of a client that isn't complete, though there was time enough. */
public final class MessageOverdueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** One that had this time. */
  public MessageOverdueException(Duration longest) {
    super(
        "expected a message that is complete within %d s, found only a part of it"
            .formatted(longest.toSeconds()),
        null,
        false,
        false);
  }
}

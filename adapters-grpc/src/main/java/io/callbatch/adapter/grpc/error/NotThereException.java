package io.callbatch.adapter.grpc.error;

/** What a request names isn't there, or isn't the caller's to see. */
public final class NotThereException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String message;

  /** Says what, for people. */
  public NotThereException(String message) {
    super(message, null, false, false);
    this.message = message;
  }

  String text() {
    return message;
  }
}

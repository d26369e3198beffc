package io.callbatch.domain.port.in;

/** There is no way to read, write or convert the formats that were named. */
public final class UnsupportedFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says which formats, and what is possible instead. */
  public UnsupportedFormatException(String message) {
    super(message);
  }
}

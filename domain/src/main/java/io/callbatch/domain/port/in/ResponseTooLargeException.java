package io.callbatch.domain.port.in;

/**
 * What was asked for is more than one answer may hold. Asking again doesn't help while the limit is
 * as it is.
 */
public final class ResponseTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long bytes;
  private final long mostBytes;

  /**
   * Says how large it is.
   *
   * @param bytes how large, as the store keeps it
   * @param mostBytes how large it may be
   */
  public ResponseTooLargeException(long bytes, long mostBytes) {
    super(
        "expected a response of at most %2$d bytes as stored (--max-response-bytes), found %1$d"
            .formatted(bytes, mostBytes));
    this.bytes = bytes;
    this.mostBytes = mostBytes;
  }

  /** How large it is, as the store keeps it. */
  public long bytes() {
    return bytes;
  }

  /** How large it may be. */
  public long mostBytes() {
    return mostBytes;
  }
}

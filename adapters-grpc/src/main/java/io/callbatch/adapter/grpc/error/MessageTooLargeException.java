package io.callbatch.adapter.grpc.error;

/** A message of a client that has more bytes than are read. */
public final class MessageTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int mostBytes;

  private MessageTooLargeException(String message, int mostBytes) {
    super(message, null, false, false);
    this.mostBytes = mostBytes;
  }

  /** One that is longer than that, inflated where it came compressed. */
  public static MessageTooLargeException longerThan(int mostBytes) {
    return new MessageTooLargeException(
        "expected a message of at most %d bytes, found a longer one".formatted(mostBytes),
        mostBytes);
  }

  /** One that grows too much when it is inflated. */
  public static MessageTooLargeException inflating(int mostTimes, int mostBytes) {
    return new MessageTooLargeException(
        "expected a message that grows at most %d times when it is inflated, found one that grows more"
            .formatted(mostTimes),
        mostBytes);
  }

  /** The most bytes of a message that are read. */
  public int mostBytes() {
    return mostBytes;
  }
}

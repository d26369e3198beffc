package io.callbatch.domain.model.call;

/**
 * The caller's own name for a mutating request, by which a repeated one is recognised.
 *
 * @param value 1 to 128 characters (Unicode code points)
 */
public record RequestId(String value) {

  /** The most characters (Unicode code points) of a request id. */
  public static final int MAX_LENGTH = 128;

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if it is empty or too long
   */
  public RequestId {
    if (value.isEmpty() || length(value) > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "request id has %d characters, but must have 1 to %d"
              .formatted(length(value), MAX_LENGTH));
    }
  }

  /** How many characters a text has, as they count here. */
  public static int length(String value) {
    return value.codePointCount(0, value.length());
  }
}

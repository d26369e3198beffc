package io.callbatch.domain.model.call;

/**
 * The caller's own name for a mutating request, by which a repeated one is recognised.
 *
 * @param value 1 to 128 characters
 */
public record RequestId(String value) {

  /** The most characters (UTF-16 units) of a request id. */
  public static final int MAX_LENGTH = 128;

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if it is empty or too long
   */
  public RequestId {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "request id has %d characters, but must have 1 to %d"
              .formatted(value.length(), MAX_LENGTH));
    }
  }
}

package io.callbatch.domain.model.run;

import java.util.regex.Pattern;

/**
 * The id of a submitted batch, unique in its portal.
 *
 * @param value 1 to 64 letters, digits or {@code -}
 */
public record BatchId(String value) {

  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9-]{1,64}");

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if it can't be an id; ask {@link #isValid} of foreign text
   */
  public BatchId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "batch id is '%s', but must be 1 to 64 letters, digits or -".formatted(value));
    }
  }

  /** Whether a text can be the id of a batch. */
  public static boolean isValid(String text) {
    return ALLOWED.matcher(text).matches();
  }
}

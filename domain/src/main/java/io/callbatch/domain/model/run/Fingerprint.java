package io.callbatch.domain.model.run;

import java.util.regex.Pattern;

/**
 * A digest of what a request asks for: two requests with the same one ask for the same.
 *
 * @param hex SHA-256 in lower-case hexadecimal
 */
public record Fingerprint(String hex) {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is no SHA-256
   */
  public Fingerprint {
    if (!SHA_256.matcher(hex).matches()) {
      throw new IllegalArgumentException("a fingerprint must be 64 hexadecimal digits");
    }
  }
}

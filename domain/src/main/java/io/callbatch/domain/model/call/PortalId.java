package io.callbatch.domain.model.call;

import java.util.regex.Pattern;

/**
 * A portal: HubSpot's word for one customer's account. Every call and batch belongs to one.
 *
 * @param value 1 to 64 letters, digits, {@code -}, {@code _} or {@code .}
 */
public record PortalId(String value) {

  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if it is too long, empty, or has other characters
   */
  public PortalId {
    if (!isAllowed(value)) {
      throw new IllegalArgumentException(
          "portal is '%s', but must be 1 to 64 letters, digits, -, _ or .".formatted(value));
    }
  }

  /** Whether a portal may have this id. */
  public static boolean isAllowed(String value) {
    return ALLOWED.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}

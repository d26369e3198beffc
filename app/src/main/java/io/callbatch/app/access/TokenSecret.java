package io.callbatch.app.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Tokens themselves, which are shown once, and the hashes that are kept of them.
 *
 * <p>A token is 256 random bits, so a plain hash of it can't be reversed by guessing; salt and slow
 * hashing are for passwords, which people choose.
 */
public final class TokenSecret {

  private static final String PREFIX = "cb_";
  private static final int BYTES = 32;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private TokenSecret() {}

  /** A new token: {@code cb_} and 256 random bits in base64url. */
  public static String create(SecureRandom random) {
    byte[] bits = new byte[BYTES];
    random.nextBytes(bits);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  /** The SHA-256 of a token in lower-case hexadecimal digits. */
  public static String hash(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static boolean isHash(String text) {
    return HASH.matcher(text).matches();
  }
}

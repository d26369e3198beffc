package io.callbatch.adapter.sql.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What stands for a unique value in its index: entries of an index can't be long. */
final class UniqueKeys {

  private static final int LONGEST = 255;

  private UniqueKeys() {}

  /** The value itself, or the digest of a long one. */
  static String key(String value) {
    if (value.length() <= LONGEST) {
      return value;
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return "sha-256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

package io.callbatch.domain.model.page;

import io.callbatch.domain.model.call.PortalId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The page tokens of one list as one portal asked for it. A token is opaque text: a position with a
 * version, and a digest over it, the list, the portal and what was asked. So one that was damaged
 * on its way, that another list or portal gave, or that belongs to another question is none at all,
 * rather than a place somewhere else. It isn't a secret, and it doesn't age.
 *
 * @param list which list
 * @param portal whose
 * @param question what was asked beside the page and its size, as far as it decides which elements
 *     there are, and in which order
 */
public record PageTokens(Paged list, PortalId portal, String question) {

  private static final byte VERSION = 2;
  private static final int DIGEST_BYTES = 9;
  private static final int HEAD_BYTES = 1 + DIGEST_BYTES;

  /** No position is longer. */
  private static final int MOST_BYTES = 200;

  /** Lists that have pages. */
  public enum Paged {
    /** Calls by their ids. */
    CALLS,
    /** Calls as a stream. */
    EXPORT,
    /** What a search finds. */
    SEARCH,
    /** Submitted batches. */
    BATCHES
  }

  /** The token for a position, 1 to 190 bytes of UTF-8. */
  public String at(String position) {
    byte[] text = position.getBytes(StandardCharsets.UTF_8);
    byte[] token = new byte[HEAD_BYTES + text.length];
    token[0] = VERSION;
    System.arraycopy(digest(position), 0, token, 1, DIGEST_BYTES);
    System.arraycopy(text, 0, token, HEAD_BYTES, text.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** The position of a token that {@link #at} gave for the same list; empty for any other text. */
  public Optional<String> position(String token) {
    if (token.length() > MOST_BYTES * 2) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    if (bytes.length <= HEAD_BYTES) {
      return Optional.empty();
    }
    byte[] text = Arrays.copyOfRange(bytes, HEAD_BYTES, bytes.length);
    String position = new String(text, StandardCharsets.UTF_8);
    // Base64 has several spellings of the same bytes, and only one is ours.
    return Optional.of(position).filter(found -> at(found).equals(token));
  }

  private byte[] digest(String position) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (String part : new String[] {list.name(), portal.value(), question, position}) {
        byte[] text = part.getBytes(StandardCharsets.UTF_8);
        // So that no text can take characters from the one beside it.
        sha256.update((text.length + ":").getBytes(StandardCharsets.UTF_8));
        sha256.update(text);
      }
      return Arrays.copyOf(sha256.digest(), DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

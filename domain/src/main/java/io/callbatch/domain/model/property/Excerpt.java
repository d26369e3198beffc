package io.callbatch.domain.model.property;

/**
 * Foreign text in a message: whole where it is short, so that a huge one isn't sent back thrice.
 */
public final class Excerpt {

  /** The most characters (UTF-16 units) that are shown. */
  public static final int MAX_LENGTH = 200;

  private Excerpt() {}

  /** The text, or its beginning and an ellipsis. */
  public static String of(String text) {
    if (text.length() <= MAX_LENGTH) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1));
    return text.substring(0, splitsPair ? MAX_LENGTH - 1 : MAX_LENGTH) + "…";
  }
}

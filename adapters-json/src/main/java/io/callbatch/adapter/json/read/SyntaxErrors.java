package io.callbatch.adapter.json.read;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** What Jackson says of text that is no JSON, in our form. */
public final class SyntaxErrors {

  /** Advice to those who program Jackson, and places inside of it: nothing for a caller. */
  private static final Pattern ADVICE =
      Pattern.compile(
          "(: enable `.*|: maybe a .*| \\(for (Array|Object) starting at .*|\\R.*)$",
          Pattern.DOTALL);

  private SyntaxErrors() {}

  /** Byte offset at which the text stops being JSON. */
  public static int offset(JacksonException error, byte[] text) {
    int offset = (int) Math.clamp(error.getLocation().getByteOffset(), 0, text.length);
    if (error instanceof UnexpectedEndOfInputException) {
      return text.length;
    }
    String message = error.getOriginalMessage();
    if (message.startsWith("Unrecognized token") || message.startsWith("Non-standard token")) {
      // Of a word that is no literal Jackson gives the end; its start says more.
      while (offset > 0 && isPartOfWord(text[offset - 1])) {
        offset--;
      }
    }
    return offset;
  }

  private static boolean isPartOfWord(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_' || b == '-';
  }

  /** What is wrong there, for people. */
  public static String message(JacksonException error) {
    if (error instanceof UnexpectedEndOfInputException) {
      return "expected a complete JSON document, found the end of the text within a value";
    }
    return "found no JSON: "
        + Quote.line(ADVICE.matcher(error.getOriginalMessage()).replaceFirst(""));
  }
}

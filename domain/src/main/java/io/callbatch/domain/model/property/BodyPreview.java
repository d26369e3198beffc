package io.callbatch.domain.model.property;

import java.util.Locale;
import java.util.Set;

/**
 * The beginning of an HTML body as plain text: tags, comments, scripts and styles taken out,
 * character references decoded, white space collapsed to single spaces.
 *
 * <p>Reads any text in time linear in its length, and no further than the preview needs. What is no
 * tag stays: a {@code <} before anything but a letter, {@code /}, {@code !} or {@code ?}, and every
 * one from the first that has no {@code >} after it.
 *
 * @param text at most {@link #MAX_LENGTH} characters
 * @param truncated whether there is more than that
 */
record BodyPreview(String text, boolean truncated) {

  /** The most characters (Unicode code points) of a preview; HubSpot's own limit isn't known. */
  static final int MAX_LENGTH = 1_000;

  private static final int LONGEST_NAME = 6;
  private static final Set<String> WITHOUT_TEXT = Set.of("script", "style", "head", "title");

  /** Tags within a word; all others part words. */
  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "b", "big", "code", "em", "font", "i", "mark", "s", "small", "span",
          "strike", "strong", "sub", "sup", "u", "wbr");

  static BodyPreview of(String html) {
    TextBuilder text = new TextBuilder();
    int at = 0;
    boolean tagsEnd = true; // false from the first tag on that never ends
    while (at < html.length() && !text.full()) {
      char c = html.charAt(at);
      if (c == '<' && tagsEnd && startsTag(html, at)) {
        int end = endOfTag(html, at);
        if (end < 0) {
          tagsEnd = false;
        } else {
          at = skip(html, at, end, text);
        }
      } else if (c == '&') {
        CharacterReference reference = CharacterReference.at(html, at);
        text.add(reference.codePoint());
        at += reference.length();
      } else {
        int codePoint = html.codePointAt(at);
        text.add(codePoint);
        at += Character.charCount(codePoint);
      }
    }
    return new BodyPreview(text.toString(), text.full());
  }

  /** The preview as an HTML page, in the form that HubSpot gives it. */
  String page() {
    return "<html>\n<head></head>\n<body>\n"
        + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        + "\n</body>\n</html>";
  }

  private static boolean startsTag(String html, int at) {
    if (at + 1 == html.length()) {
      return false;
    }
    char next = html.charAt(at + 1);
    return isLetter(next) || next == '/' || next == '!' || next == '?';
  }

  /** After the tag or comment that starts here, or -1 where it doesn't end. */
  private static int endOfTag(String html, int at) {
    if (html.startsWith("<!--", at)) {
      int end = html.indexOf("-->", at + 2);
      return end < 0 ? -1 : end + 3;
    }
    char quote = 0;
    for (int i = at + 1; i < html.length(); i++) {
      char c = html.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '>') {
        return i + 1;
      } else if ((c == '"' || c == '\'') && html.charAt(i - 1) == '=') {
        quote = c;
      }
    }
    return -1;
  }

  /** Where the text goes on after a tag, or after the element where that holds no text. */
  private static int skip(String html, int start, int end, TextBuilder text) {
    boolean endTag = html.charAt(start + 1) == '/';
    String name = nameAt(html, endTag ? start + 2 : start + 1);
    if (!INLINE.contains(name)) {
      text.add(' ');
    }
    return !endTag && WITHOUT_TEXT.contains(name) ? startOfEndTag(html, end, name) : end;
  }

  private static int startOfEndTag(String html, int from, String name) {
    for (int i = html.indexOf("</", from); i >= 0; i = html.indexOf("</", i + 2)) {
      if (nameAt(html, i + 2).equals(name)) {
        return i;
      }
    }
    return html.length();
  }

  /** The tag's name in lower case; of a name longer than all that matter the beginning. */
  private static String nameAt(String html, int from) {
    int to = from;
    while (to < html.length() && to - from <= LONGEST_NAME && isLetterOrDigit(html.charAt(to))) {
      to++;
    }
    return html.substring(from, to).toLowerCase(Locale.ROOT);
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isLetterOrDigit(char c) {
    return isLetter(c) || c >= '0' && c <= '9';
  }

  /** Collects characters, until there is one too many. */
  private static final class TextBuilder {
    private final StringBuilder text = new StringBuilder();
    private int length;
    private boolean spaceDue;
    private boolean full;

    void add(int codePoint) {
      if (isSpace(codePoint)) {
        spaceDue = length > 0;
        return;
      }
      int more = spaceDue ? 2 : 1;
      if (length + more > MAX_LENGTH) {
        full = true;
        return;
      }
      if (spaceDue) {
        text.append(' ');
        spaceDue = false;
      }
      text.appendCodePoint(codePoint);
      length += more;
    }

    private static boolean isSpace(int codePoint) {
      return codePoint < 0x7F
          ? codePoint <= ' '
          : Character.isWhitespace(codePoint)
              || Character.isSpaceChar(codePoint)
              || Character.isISOControl(codePoint);
    }

    boolean full() {
      return full;
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}

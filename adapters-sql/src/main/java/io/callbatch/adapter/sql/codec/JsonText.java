package io.callbatch.adapter.sql.codec;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * JSON text of the two shapes that statements need: an object of strings, as the databases keep a
 * call's properties, and an array of strings or numbers.
 */
public final class JsonText {

  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  /** An object of strings, each value as it is kept. */
  public static String object(Map<String, String> members, UnaryOperator<String> kept) {
    StringBuilder json = new StringBuilder(4096).append('{');
    members.forEach((name, value) -> {
      separate(json);
      quote(json, name);
      json.append(':');
      quote(json, kept.apply(value));
    });
    return json.append('}').toString();
  }

  /** An array of strings; of numbers where the elements are numbers. */
  public static String array(Collection<?> elements) {
    StringBuilder json = new StringBuilder().append('[');
    for (Object element : elements) {
      separate(json);
      if (element instanceof Number) {
        json.append(element);
      } else {
        quote(json, element.toString());
      }
    }
    return json.append(']').toString();
  }

  private static void separate(StringBuilder json) {
    if (json.length() > 1) {
      json.append(',');
    }
  }

  private static void quote(StringBuilder json, String text) {
    json.append('"');
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        escape(json.append(text, plain, i), c);
        plain = i + 1;
      }
    }
    json.append(text, plain, text.length()).append('"');
  }

  private static void escape(StringBuilder json, char c) {
    if (c < ' ') {
      json.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
    } else {
      json.append('\\').append(c);
    }
  }

  /**
   * The members of an object of strings.
   *
   * @param shown what each value was before it was kept
   * @throws DamagedBlobException if the text is something else
   */
  public static SortedMap<String, String> members(String json, UnaryOperator<String> shown) {
    Scanner scanner = new Scanner(json);
    try {
      return scanner.object(shown);
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new DamagedBlobException("stored properties are damaged", e);
    }
  }

  /** Goes through a text once. */
  private static final class Scanner {
    private final String json;
    private int at;

    Scanner(String json) {
      this.json = json;
    }

    SortedMap<String, String> object(UnaryOperator<String> shown) {
      SortedMap<String, String> members = new TreeMap<>();
      expect('{');
      if (next() == '}') {
        return members;
      }
      do {
        String name = string();
        expect(':');
        members.put(name, shown.apply(string()));
        next();
      } while (json.charAt(at++) == ',');
      return members;
    }

    /** The next character that is no space, not taken yet. */
    private char next() {
      while (json.charAt(at) == ' ') {
        at++;
      }
      return json.charAt(at);
    }

    private void expect(char due) {
      if (next() != due) {
        throw new DamagedBlobException("stored properties lack a " + due, null);
      }
      at++;
    }

    private String string() {
      expect('"');
      int end = quote();
      int escape = json.indexOf('\\', at, end);
      return escape < 0 ? runUpTo(end) : escaped(end, escape);
    }

    /** What follows up to the quotation mark that no reverse solidus stands before. */
    private String escaped(int firstQuote, int firstEscape) {
      StringBuilder text = new StringBuilder(firstQuote - at);
      int quote = firstQuote;
      for (int next = firstEscape; next >= 0; next = json.indexOf('\\', at, quote)) {
        text.append(json, at, next);
        at = next + 1;
        text.append(escape());
        if (quote < at) {
          quote = quote();
        }
      }
      return text.append(runUpTo(quote)).toString();
    }

    private String runUpTo(int quote) {
      String run = json.substring(at, quote);
      at = quote + 1;
      return run;
    }

    private int quote() {
      int found = json.indexOf('"', at);
      if (found < 0) {
        throw new DamagedBlobException("stored properties lack a quotation mark", null);
      }
      return found;
    }

    private char escape() {
      char kind = json.charAt(at++);
      return switch (kind) {
        case 'b' -> '\b';
        case 'f' -> '\f';
        case 'n' -> '\n';
        case 'r' -> '\r';
        case 't' -> '\t';
        case 'u' -> {
          at += 4;
          yield (char) Integer.parseInt(json, at - 4, at, 16);
        }
        default -> kind;
      };
    }
  }
}

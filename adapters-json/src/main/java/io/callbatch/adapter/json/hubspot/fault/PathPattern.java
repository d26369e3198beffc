package io.callbatch.adapter.json.hubspot.fault;

import java.util.Arrays;
import java.util.List;

/**
 * Paths of a form.
 *
 * @param segments the segments of the path; {@code *} is any one, {@code **} at the end any number
 *     of them
 */
public record PathPattern(List<String> segments) {

  private static final String REST = "**";

  /** Every path. */
  public static final PathPattern ANY = new PathPattern(List.of(REST));

  /** Copies the list. */
  public PathPattern {
    segments = List.copyOf(segments);
  }

  /** The pattern that a text is. */
  public static PathPattern of(String text) {
    return new PathPattern(split(text));
  }

  /**
   * Whether a text can be a pattern: it begins with a slash, and has {@code **} only at its end.
   */
  public static boolean isValid(String text) {
    int rest = text.indexOf(REST);
    return text.startsWith("/")
        && (rest < 0 || (text.endsWith("/" + REST) && rest == text.length() - 2));
  }

  /** Whether a path is of the form; doubled and trailing slashes don't count. */
  public boolean matches(String path) {
    List<String> actual = split(path);
    boolean open = !segments.isEmpty() && segments.getLast().equals(REST);
    int fixed = open ? segments.size() - 1 : segments.size();
    if (actual.size() < fixed || (!open && actual.size() > fixed)) {
      return false;
    }
    for (int i = 0; i < fixed; i++) {
      if (!segments.get(i).equals("*") && !segments.get(i).equals(actual.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> split(String path) {
    return Arrays.stream(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
  }
}

package io.callbatch.domain.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the known name that an unknown one was probably meant to be, so that a message can suggest
 * it. Upper and lower case, {@code -} and {@code _} make no difference.
 */
public final class NearestName {

  /** Longer names are no slips of a known one; comparing them would only cost time. */
  private static final int LONGEST = 64;

  /** One slip in every three characters still is the same name. */
  private static final int CHARACTERS_FOR_A_SLIP = 3;

  private static final int MOST_SLIPS = 4;

  private NearestName() {}

  /**
   * The known name that takes the fewest slips (a character missing, added, wrong, or swapped with
   * its neighbour) to become this one; the first of several. Empty if all are too far away.
   */
  public static Optional<String> of(String name, Collection<String> known) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    String plain = plain(name);
    return known.stream()
        .map(candidate -> new Candidate(candidate, slips(plain, plain(candidate))))
        .filter(candidate -> candidate.slips() <= allowedSlips(plain, candidate.name()))
        .min(Comparator.comparingInt(Candidate::slips))
        .map(Candidate::name);
  }

  /**
   * The end of a message about an unknown name: {@code did you mean "associations"?}, or all known
   * names where none is near.
   */
  public static String hint(String name, Collection<String> known) {
    return of(name, known)
        .map("did you mean \"%s\"?"::formatted)
        .orElseGet(() -> "known are " + String.join(", ", known));
  }

  private record Candidate(String name, int slips) {}

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }

  private static int allowedSlips(String plain, String candidate) {
    int length = Math.max(plain.length(), plain(candidate).length());
    return Math.min(MOST_SLIPS, length / CHARACTERS_FOR_A_SLIP);
  }

  /** Damerau-Levenshtein distance, in which no part is changed twice. */
  private static int slips(String from, String to) {
    int[] beforeLast = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        row[j] = Math.min(last[j - 1] + (same ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
        if (isSwap(from, i, to, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
    }
    return row[to.length()];
  }

  private static boolean isSwap(String from, int i, String to, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}

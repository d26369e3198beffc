package io.callbatch.app.cli;

import java.util.Locale;

/** Numbers of things, as a person reads them. */
final class Counted {

  /** Formatting a smaller number would set up locales, a tenth of the time of a short command. */
  private static final long FIRST_GROUPED = 1_000;

  private Counted() {}

  /**
   * So many of them, for example {@code 1 line} or {@code 1,200 lines}.
   *
   * @param noun what one of them is called; its plural ends in s
   */
  static String of(long count, String noun) {
    return number(count) + ' ' + named(count, noun);
  }

  /** The number alone. */
  static String number(long count) {
    return count < FIRST_GROUPED ? Long.toString(count) : String.format(Locale.ROOT, "%,d", count);
  }

  /** What they are called. */
  static String named(long count, String noun) {
    return count == 1 ? noun : noun + "s";
  }
}

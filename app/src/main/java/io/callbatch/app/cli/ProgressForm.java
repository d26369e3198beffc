package io.callbatch.app.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** How a command tells how far it is. */
enum ProgressForm {
  /** As a line that is written over, where standard error is a terminal. */
  AUTO,
  /** As JSON objects on standard error. */
  JSON,
  /** Not at all. */
  NONE;

  static final List<String> NAMES =
      Arrays.stream(values()).map(form -> form.name().toLowerCase(Locale.ROOT)).toList();

  static ProgressForm parse(String name) {
    int index = NAMES.indexOf(name.toLowerCase(Locale.ROOT));
    if (index < 0) {
      throw new TypeConversionException(
          "expected one of %s, found %s".formatted(String.join(", ", NAMES), name));
    }
    return values()[index];
  }

  /** What completion offers. */
  static final class Candidates implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return NAMES.iterator();
    }
  }
}

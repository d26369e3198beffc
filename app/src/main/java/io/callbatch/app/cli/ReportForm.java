package io.callbatch.app.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** How the findings of a validation are put out. */
enum ReportForm {
  TEXT,
  JSON,
  NDJSON;

  private static final List<String> NAMES =
      Arrays.stream(values()).map(form -> form.name().toLowerCase(Locale.ROOT)).toList();

  static ReportForm parse(String name) {
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

package io.callbatch.app.cli;

import io.callbatch.domain.model.run.OperationKind;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** Operations as the command line names them. */
final class OperationNames {

  private static final List<String> NAMES =
      Arrays.stream(OperationKind.values())
          .map(kind -> kind.name().toLowerCase(Locale.ROOT))
          .toList();

  private OperationNames() {}

  static OperationKind parse(String name) {
    int index = NAMES.indexOf(name.toLowerCase(Locale.ROOT));
    if (index < 0) {
      throw new TypeConversionException(
          "expected one of %s, found %s".formatted(String.join(", ", NAMES), name));
    }
    return OperationKind.values()[index];
  }

  /** What completion offers. */
  static final class Candidates implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return NAMES.iterator();
    }
  }
}

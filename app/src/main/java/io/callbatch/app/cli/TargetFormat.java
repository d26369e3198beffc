package io.callbatch.app.cli;

import io.callbatch.domain.model.DocumentFormat;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/** What documents are converted to. */
enum TargetFormat {
  JSON,
  NDJSON,
  PROTOBUF,
  DELIMITED,
  TEXT,
  /**
   * The calls of the documents, each on a line, as {@code import} reads and {@code export} writes.
   */
  CALLS;

  static TargetFormat of(DocumentFormat format) {
    return valueOf(format.name());
  }

  /** The documents' format; empty where no documents are written. */
  Optional<DocumentFormat> document() {
    return this == CALLS ? Optional.empty() : Optional.of(DocumentFormat.valueOf(name()));
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it holds any number of documents. */
  boolean isStream() {
    return this == CALLS || DocumentFormat.valueOf(name()).isStream();
  }

  static TargetFormat parse(String name) {
    for (TargetFormat format : values()) {
      if (format.label().equals(name.toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    throw new TypeConversionException(
        "expected one of %s, found %s".formatted(String.join(", ", names()), name));
  }

  private static List<String> names() {
    return Arrays.stream(values()).map(TargetFormat::label).toList();
  }

  /** What completion offers. */
  static final class Candidates implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }
  }
}

package io.callbatch.app.cli;

import io.callbatch.domain.model.DocumentFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/** Formats as the command line names them, and as file names tell them. */
final class FormatNames {

  private static final Map<String, DocumentFormat> BY_EXTENSION =
      Map.of(
          "json", DocumentFormat.JSON,
          "ndjson", DocumentFormat.NDJSON,
          "jsonl", DocumentFormat.NDJSON,
          "pb", DocumentFormat.PROTOBUF,
          "binpb", DocumentFormat.PROTOBUF,
          "delimited", DocumentFormat.DELIMITED,
          "txtpb", DocumentFormat.TEXT);

  private FormatNames() {}

  static DocumentFormat parse(String name) {
    return Arrays.stream(DocumentFormat.values())
        .filter(format -> format.label().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("'" + name + "' is none of " + allNames()));
  }

  private static String allNames() {
    return Arrays.stream(DocumentFormat.values())
        .map(DocumentFormat::label)
        .collect(Collectors.joining(", "));
  }

  /** The format that a file's name tells. */
  static Optional<DocumentFormat> ofFile(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot < 0
        ? Optional.empty()
        : Optional.ofNullable(
            BY_EXTENSION.get(fileName.substring(dot + 1).toLowerCase(Locale.ROOT)));
  }

  /** What a format is converted to where nothing else is said. */
  static DocumentFormat otherForm(DocumentFormat format) {
    return switch (format) {
      case JSON -> DocumentFormat.PROTOBUF;
      case PROTOBUF, TEXT -> DocumentFormat.JSON;
      case NDJSON -> DocumentFormat.DELIMITED;
      case DELIMITED -> DocumentFormat.NDJSON;
    };
  }
}

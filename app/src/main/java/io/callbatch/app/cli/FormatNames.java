package io.callbatch.app.cli;

import io.callbatch.app.compression.Compression;
import io.callbatch.domain.model.DocumentFormat;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /** Endings of formats that people keep such data in, and that nothing here writes. */
  private static final Set<String> FOREIGN =
      Set.of(
          "csv", "tsv", "parquet", "arrow", "feather", "avro", "orc", "xls", "xlsx", "ods", "xml",
          "html", "yaml", "yml", "toml", "sql", "db", "sqlite", "zip", "tar", "tgz", "bz2", "xz",
          "lz4", "br", "7z", "z", "sz");

  private FormatNames() {}

  static DocumentFormat parse(String name) {
    return Arrays.stream(DocumentFormat.values())
        .filter(format -> format.label().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "expected one of %s, found %s".formatted(String.join(", ", names()), name)));
  }

  private static List<String> names() {
    return Arrays.stream(DocumentFormat.values()).map(DocumentFormat::label).toList();
  }

  /** What completion offers. */
  static final class Candidates implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }
  }

  /** The format that a file's name tells, compressed or not. */
  static Optional<DocumentFormat> ofFile(String fileName) {
    return extension(fileName).map(BY_EXTENSION::get);
  }

  private static Optional<String> extension(String fileName) {
    String name = Compression.withoutSuffix(fileName);
    name = name.substring(name.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot < 0
        ? Optional.empty()
        : Optional.of(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /**
   * Refuses a file's name that promises another format than those that are written to it. A name
   * that promises none is fine.
   *
   * @param command what is written, for example "export"
   * @throws UsageException with the endings that are possible
   */
  static void requireWritable(String fileName, String command, Set<DocumentFormat> written) {
    Optional<String> extension = extension(fileName);
    boolean foreign =
        extension.isPresent()
            && (FOREIGN.contains(extension.get())
                || (BY_EXTENSION.containsKey(extension.get())
                    && !written.contains(BY_EXTENSION.get(extension.get()))));
    if (foreign) {
      throw new UsageException(
          "%s: %s can't write .%s; possible are %s"
              .formatted(fileName, command, extension.get(), endings(written)));
    }
  }

  /** The endings of names that tell a format, each also compressed. */
  static String endings(Set<DocumentFormat> formats) {
    return BY_EXTENSION.entrySet().stream()
            .filter(known -> formats.contains(known.getValue()))
            .map(known -> "." + known.getKey())
            .sorted()
            .collect(Collectors.joining(", "))
        + ", each also with .gz or .zst";
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

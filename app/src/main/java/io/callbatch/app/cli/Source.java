package io.callbatch.app.cli;

import io.callbatch.app.compression.Inflated;
import io.callbatch.domain.model.DocumentFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A file to read, or standard input.
 *
 * @param name as it was given; {@code -} is standard input
 */
record Source(String name) {

  boolean isStandardInput() {
    return name.equals("-");
  }

  /**
   * The format: as it was named, else what the file's name tells; standard input is JSON.
   *
   * @throws UsageException if nothing tells it
   */
  DocumentFormat format(Optional<DocumentFormat> named) {
    return named
        .or(() -> isStandardInput() ? Optional.of(DocumentFormat.JSON) : FormatNames.ofFile(name))
        .orElseThrow(() ->
            new UsageException(
                name
                    + ": the name doesn't tell the format; name it with --from, for example"
                    + " --from json"));
  }

  /** Size in bytes, where it is known beforehand. */
  Optional<Long> size() throws IOException {
    return isStandardInput() || !Files.isRegularFile(Path.of(name))
        ? Optional.empty()
        : Optional.of(Files.size(Path.of(name)));
  }

  /**
   * Opens the source and inflates what is compressed.
   *
   * @param counting counts the bytes of the source as they are, compressed or not
   */
  InputStream open(Terminal terminal, UnaryOperator<InputStream> counting) throws IOException {
    return Inflated.of(counting.apply(raw(terminal)), name);
  }

  /** Opens the source and inflates what is compressed. */
  InputStream open(Terminal terminal) throws IOException {
    return Inflated.of(raw(terminal), name);
  }

  private InputStream raw(Terminal terminal) throws IOException {
    if (isStandardInput()) {
      return terminal.input();
    }
    if (Files.isDirectory(Path.of(name))) {
      throw new FileSystemException(name, null, "is a folder, not a file");
    }
    return Files.newInputStream(Path.of(name));
  }
}

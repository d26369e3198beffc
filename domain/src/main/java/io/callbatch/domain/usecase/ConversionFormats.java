package io.callbatch.domain.usecase;

import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.port.in.UnsupportedFormatException;
import io.callbatch.domain.port.out.BatchReader;
import io.callbatch.domain.port.out.BatchWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The readers and writers at hand, by format. */
public final class ConversionFormats {

  private final Map<DocumentFormat, BatchReader> readers = new EnumMap<>(DocumentFormat.class);
  private final Map<DocumentFormat, BatchWriter> writers = new EnumMap<>(DocumentFormat.class);

  /**
   * Takes the plug-ins of all adapters.
   *
   * @throws IllegalArgumentException if two of a kind serve one format
   */
  public ConversionFormats(List<BatchReader> readers, List<BatchWriter> writers) {
    readers.forEach(reader -> add(this.readers, reader.format(), reader));
    writers.forEach(writer -> add(this.writers, writer.format(), writer));
  }

  private static <T> void add(Map<DocumentFormat, T> plugIns, DocumentFormat format, T plugIn) {
    T other = plugIns.putIfAbsent(format, plugIn);
    if (other != null) {
      throw new IllegalArgumentException(
          "format " + format + " is served by both " + other + " and " + plugIn);
    }
  }

  BatchReader reader(DocumentFormat format) {
    return require("read", format, readers.get(format), readers.keySet());
  }

  BatchWriter writer(DocumentFormat format) {
    return require("written", format, writers.get(format), writers.keySet());
  }

  private static <T> T require(
      String verb, DocumentFormat format, @Nullable T plugIn, Set<DocumentFormat> served) {
    if (plugIn == null) {
      throw new UnsupportedFormatException(
          "%s can't be %s; it must be one of %s"
              .formatted(
                  format.mediaType(),
                  verb,
                  served.stream()
                      .map(DocumentFormat::mediaType)
                      .collect(Collectors.joining(", "))));
    }
    return plugIn;
  }
}

package io.callbatch.bench;

import io.callbatch.v1.BatchCallsResponse;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What one would write without Callbatch: a loop around protobuf's {@code JsonFormat}, line by
 * line, message by message.
 */
final class JsonFormatProgram {

  private JsonFormatProgram() {}

  /** Arguments: {@code delimited} or {@code ndjson}, what to make; the source; the target. */
  public static void main(String[] arguments) throws IOException {
    Path source = Path.of(arguments[1]);
    Path target = Path.of(arguments[2]);
    switch (arguments[0]) {
      case "delimited" -> toDelimited(source, target);
      case "ndjson" -> toLines(source, target);
      default ->
          throw new IllegalArgumentException("expected delimited or ndjson, found " + arguments[0]);
    }
  }

  private static void toDelimited(Path source, Path target) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(source);
        OutputStream messages = new BufferedOutputStream(Files.newOutputStream(target))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        BatchCallsResponse.Builder message = BatchCallsResponse.newBuilder();
        Peers.JSON_FORMAT_PARSER.merge(line, message);
        message.build().writeDelimitedTo(messages);
      }
    }
  }

  private static void toLines(Path source, Path target) throws IOException {
    try (InputStream messages = new BufferedInputStream(Files.newInputStream(source));
        BufferedWriter lines = Files.newBufferedWriter(target)) {
      for (BatchCallsResponse message = BatchCallsResponse.parseDelimitedFrom(messages);
          message != null;
          message = BatchCallsResponse.parseDelimitedFrom(messages)) {
        Peers.JSON_FORMAT_PRINTER.appendTo(message, lines);
        lines.write('\n');
      }
    }
  }
}

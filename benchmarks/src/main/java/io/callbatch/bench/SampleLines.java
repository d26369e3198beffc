package io.callbatch.bench;

import com.google.protobuf.InvalidProtocolBufferException;
import io.callbatch.app.Conversions;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.port.in.WriteBatchUseCase.WriteBatchCommand;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes two files of newline-delimited JSON that say the same, the same at every run: documents of
 * 1 to 100 calls in HubSpot's JSON, and in the JSON that protobuf's {@code JsonFormat} can read.
 */
final class SampleLines {

  private static final int MOST_CALLS = 100;

  /** Has no factor in common with {@link #MOST_CALLS}, so that all sizes come in turn. */
  private static final int STRIDE = 37;

  private record Line(byte[] hubSpot, byte[] peer) {}

  private SampleLines() {}

  /** Arguments: megabytes of HubSpot's JSON, its file, the file for {@code JsonFormat}. */
  public static void main(String[] arguments) throws IOException {
    long bytes = Long.parseLong(arguments[0]) * 1_000_000;
    Conversions conversions = new Conversions();
    List<Line> lines =
        IntStream.range(0, MOST_CALLS)
            .mapToObj(i -> line(conversions, 1 + i * STRIDE % MOST_CALLS))
            .toList();
    try (OutputStream hubSpot = new BufferedOutputStream(newFile(arguments[1]));
        OutputStream peer = new BufferedOutputStream(newFile(arguments[2]))) {
      long written = 0;
      for (int i = 0; written < bytes; i++) {
        Line line = lines.get(i % MOST_CALLS);
        hubSpot.write(line.hubSpot());
        peer.write(line.peer());
        written += line.hubSpot().length;
      }
    }
  }

  private static OutputStream newFile(String name) throws IOException {
    return Files.newOutputStream(Path.of(name));
  }

  private static Line line(Conversions conversions, int calls) {
    BatchCallsResponse document = SampleDocument.of(calls, Content.PLAIN);
    return new Line(
        write(conversions, document, DocumentFormat.NDJSON),
        peerLine(write(conversions, document, DocumentFormat.PROTOBUF)));
  }

  private static byte[] write(
      Conversions conversions, BatchCallsResponse document, DocumentFormat format) {
    return conversions
        .writeBatch()
        .write(new WriteBatchCommand(document, format, WriteOptions.DEFAULT));
  }

  private static byte[] peerLine(byte[] protobuf) {
    try {
      byte[] json = PeerJson.of(protobuf);
      byte[] line = Arrays.copyOf(json, json.length + 1);
      line[json.length] = '\n';
      return line;
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("what was just written is no message", e);
    }
  }
}

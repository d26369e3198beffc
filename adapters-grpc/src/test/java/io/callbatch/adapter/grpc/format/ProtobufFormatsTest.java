package io.callbatch.adapter.grpc.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.grpc.ProtobufFormats;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.port.out.BatchReader;
import io.callbatch.domain.port.out.BatchWriter;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import io.callbatch.domain.testing.BatchGenerator;
import io.callbatch.domain.testing.FullDocument;
import io.callbatch.domain.testing.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProtobufFormatsTest {
  private final ProtobufFormats formats =
      new ProtobufFormats(ReadLimits.DEFAULT, (_, _, _) -> Optional.empty());

  @ParameterizedTest
  @EnumSource(names = {"PROTOBUF", "DELIMITED", "TEXT"})
  void whatIsWrittenIsReadBack(DocumentFormat format) {
    Samples.check(
        format + " round trip",
        1_500,
        random -> {
          BatchGenerator generator = BatchGenerator.legal(random);
          List<BatchCallsResponse> batches =
              format.isStream() ? generator.list() : List.of(generator.next());

          assertThat(accepted(format, write(format, batches))).isEqualTo(batches);
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"PROTOBUF", "DELIMITED", "TEXT"})
  void randomChangesOfBytesNeverDoHarm(DocumentFormat format) {
    Samples.check(
        format + " with bytes changed",
        2_000,
        random -> {
          byte[] bytes = write(format, List.of(BatchGenerator.legal(random).next()));
          for (int i = random.nextInt(6); i >= 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
          }

          for (Reading reading : readings(format, bytes)) {
            if (reading instanceof Reading.Accepted(BatchCallsResponse batch, _)) {
              assertThat(accepted(format, write(format, List.of(batch)))).containsExactly(batch);
            }
          }
        });
  }

  @Test
  void textIsForPeople() throws IOException {
    byte[] text = write(DocumentFormat.TEXT, List.of(FullDocument.batch()));

    try (InputStream golden =
        ProtobufFormatsTest.class.getResourceAsStream("full-document.txtpb")) {
      assertThat(text)
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private byte[] write(DocumentFormat format, List<BatchCallsResponse> batches) throws IOException {
    BatchWriter writer =
        formats.writers().stream().filter(one -> one.format() == format).findFirst().orElseThrow();
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    for (BatchCallsResponse batch : batches) {
      writer.write(batch, WriteOptions.DEFAULT, target);
    }
    return target.toByteArray();
  }

  private List<BatchCallsResponse> accepted(DocumentFormat format, byte[] bytes)
      throws IOException {
    List<BatchCallsResponse> batches = new ArrayList<>();
    for (Reading reading : readings(format, bytes)) {
      assertThat(reading).isInstanceOf(Reading.Accepted.class);
      batches.add(((Reading.Accepted) reading).batch());
    }
    return batches;
  }

  private List<Reading> readings(DocumentFormat format, byte[] bytes) throws IOException {
    BatchReader reader =
        formats.readers().stream().filter(one -> one.format() == format).findFirst().orElseThrow();
    DocumentFrames frames = reader.frames(new ByteArrayInputStream(bytes));
    List<Reading> readings = new ArrayList<>();
    for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
      switch (next.get()) {
        case Frame.Document document -> readings.add(reader.read(document, ReadOptions.DEFAULT));
        case Frame.Broken(Reading.Refused refusal, boolean resumable) -> {
          readings.add(refusal);
          if (!resumable) {
            return readings;
          }
        }
      }
    }
    return readings;
  }
}

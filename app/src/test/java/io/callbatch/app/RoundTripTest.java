package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.port.in.ConvertBatchUseCase.ConversionSummary;
import io.callbatch.domain.port.in.ConvertBatchUseCase.ConvertBatchCommand;
import io.callbatch.domain.port.in.ReadBatchUseCase.ReadBatchCommand;
import io.callbatch.domain.port.in.WriteBatchUseCase.WriteBatchCommand;
import io.callbatch.domain.testing.BatchGenerator;
import io.callbatch.domain.testing.Fixture;
import io.callbatch.domain.testing.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents survive the way from any form to any other and back, through the use cases. */
class RoundTripTest {
  private final Conversions conversions = new Conversions();

  @Test
  void jsonComesBackFromEveryFormOfProtobuf() {
    Samples.check(
        "JSON to protobuf to JSON",
        1_500,
        random -> {
          BatchCallsResponse batch = BatchGenerator.legal(random).next();
          byte[] json = write(batch, DocumentFormat.JSON);

          for (DocumentFormat format : List.of(DocumentFormat.PROTOBUF, DocumentFormat.TEXT)) {
            byte[] back =
                convert(format, convert(DocumentFormat.JSON, json, format), DocumentFormat.JSON);
            assertThat(read(back, DocumentFormat.JSON)).isEqualTo(batch);
          }
        });
  }

  @Test
  void protobufComesBackFromJson() {
    Samples.check(
        "protobuf to JSON to protobuf",
        1_500,
        random -> {
          BatchCallsResponse batch = BatchGenerator.legal(random).next();
          byte[] protobuf = write(batch, DocumentFormat.PROTOBUF);

          byte[] json = convert(DocumentFormat.PROTOBUF, protobuf, DocumentFormat.JSON);
          byte[] back = convert(DocumentFormat.JSON, json, DocumentFormat.PROTOBUF);

          assertThat(read(back, DocumentFormat.PROTOBUF)).isEqualTo(batch);
          assertThat(back).isEqualTo(protobuf);
        });
  }

  @Test
  void streamsComeBack() {
    Samples.check(
        "NDJSON to delimited to NDJSON",
        500,
        random -> {
          ByteArrayOutputStream lines = new ByteArrayOutputStream();
          for (BatchCallsResponse batch : BatchGenerator.legal(random).list()) {
            lines.write(write(batch, DocumentFormat.NDJSON));
          }

          byte[] delimited =
              convert(DocumentFormat.NDJSON, lines.toByteArray(), DocumentFormat.DELIMITED);
          byte[] back = convert(DocumentFormat.DELIMITED, delimited, DocumentFormat.NDJSON);

          assertThat(utf8(back)).isEqualTo(lines.toString(StandardCharsets.UTF_8));
        });
  }

  @ParameterizedTest
  @EnumSource
  void whatHubSpotSendsComesBack(Fixture fixture) throws Exception {
    BatchCallsResponse batch = read(fixture.bytes(), DocumentFormat.JSON);

    byte[] protobuf = convert(DocumentFormat.JSON, fixture.bytes(), DocumentFormat.PROTOBUF);
    byte[] json = convert(DocumentFormat.PROTOBUF, protobuf, DocumentFormat.JSON);

    assertThat(read(json, DocumentFormat.JSON)).isEqualTo(batch);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "SEED_EXAMPLE",
        "BATCH_PENDING",
        "BATCH_READ_200_EXTRAS",
        "BATCH_READ_200_NULL_PROPERTIES",
        "BATCH_READ_207_NOT_FOUND"
      })
  void theTextOfSomeIsAsItWas(Fixture fixture) throws Exception {
    String golden = "golden/" + fixture.fileName().replace(".json", ".txtpb");

    byte[] text = convert(DocumentFormat.JSON, fixture.bytes(), DocumentFormat.TEXT);

    try (InputStream expected = RoundTripTest.class.getResourceAsStream(golden)) {
      assertThat(text).asString(StandardCharsets.UTF_8).isEqualTo(utf8(expected.readAllBytes()));
    }
  }

  private byte[] write(BatchCallsResponse batch, DocumentFormat format) {
    return conversions
        .writeBatch()
        .write(new WriteBatchCommand(batch, format, WriteOptions.DEFAULT));
  }

  private BatchCallsResponse read(byte[] document, DocumentFormat format) {
    Reading reading =
        conversions.readBatch().read(new ReadBatchCommand(format, document, ReadOptions.DEFAULT));
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    return ((Reading.Accepted) reading).batch();
  }

  private byte[] convert(DocumentFormat from, byte[] source, DocumentFormat to) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    ConversionSummary summary =
        conversions
            .convertBatch()
            .convert(
                new ConvertBatchCommand(
                    from,
                    new ByteArrayInputStream(source),
                    to,
                    target,
                    ReadOptions.DEFAULT,
                    WriteOptions.DEFAULT,
                    false),
                (_, _) -> {});
    assertThat(summary.complete()).isTrue();
    return target.toByteArray();
  }

  private static String utf8(byte[] text) {
    return new String(text, StandardCharsets.UTF_8);
  }
}

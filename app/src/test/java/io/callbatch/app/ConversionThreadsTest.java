package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.port.in.ConvertBatchUseCase.ConversionSummary;
import io.callbatch.domain.port.in.ConvertBatchUseCase.ConvertBatchCommand;
import io.callbatch.domain.port.in.WriteBatchUseCase.WriteBatchCommand;
import io.callbatch.domain.testing.BatchGenerator;
import io.callbatch.domain.testing.Samples;
import io.callbatch.domain.usecase.ConcurrencyLimit;
import io.callbatch.domain.usecase.SpareThreads;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** A stream is converted by several threads to what one thread makes of it. */
class ConversionThreadsTest {
  private static final int ENOUGH_FOR_ALL_THREADS = 400_000;

  private final Conversions alone = conversions(SpareThreads.NONE);
  private final Conversions helped = conversions(ConversionThreads.beside(4));

  private record Result(String target, ConversionSummary summary, List<String> told) {}

  @Test
  void oneProcessorHasNoThreadToSpare() {
    assertThat(ConversionThreads.beside(1)).isEqualTo(SpareThreads.NONE);
  }

  @Test
  void linesBecomeTheSameMessages() {
    Samples.check(
        "NDJSON to delimited by several threads",
        15,
        random -> {
          byte[] lines = stream(random, DocumentFormat.NDJSON);

          assertSame(DocumentFormat.NDJSON, lines, DocumentFormat.DELIMITED);
        });
  }

  @Test
  void messagesBecomeTheSameLines() {
    Samples.check(
        "delimited to NDJSON by several threads",
        15,
        random -> {
          byte[] messages = stream(random, DocumentFormat.DELIMITED);

          assertSame(DocumentFormat.DELIMITED, messages, DocumentFormat.NDJSON);
        });
  }

  private void assertSame(DocumentFormat from, byte[] source, DocumentFormat to)
      throws IOException {
    for (boolean skipInvalid : List.of(true, false)) {
      assertThat(convert(helped, from, source, to, skipInvalid))
          .isEqualTo(convert(alone, from, source, to, skipInvalid));
    }
  }

  /** Documents one after the other, a few of them bad. */
  private byte[] stream(RandomGenerator random, DocumentFormat format) throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    while (stream.size() < ENOUGH_FOR_ALL_THREADS) {
      if (random.nextInt(100) == 0) {
        stream.write(bad(format));
      }
      stream.write(write(BatchGenerator.legal(random).next(), format));
    }
    return stream.toByteArray();
  }

  private static byte[] bad(DocumentFormat format) {
    return format == DocumentFormat.NDJSON
        ? "{\"status\": 5}\n".getBytes(StandardCharsets.UTF_8)
        : new byte[] {1, -1};
  }

  private byte[] write(BatchCallsResponse batch, DocumentFormat format) {
    return alone.writeBatch().write(new WriteBatchCommand(batch, format, WriteOptions.DEFAULT));
  }

  private static Result convert(
      Conversions conversions,
      DocumentFormat from,
      byte[] source,
      DocumentFormat to,
      boolean skipInvalid)
      throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    List<String> told = new ArrayList<>();
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
                    skipInvalid),
                (ordinal, reading) ->
                    told.add("%d at %d: %s".formatted(ordinal, target.size(), text(reading))));
    return new Result(target.toString(StandardCharsets.ISO_8859_1), summary, told);
  }

  private static String text(Reading reading) {
    return switch (reading) {
      case Reading.Accepted accepted -> accepted.warnings().toString();
      case Reading.Refused refused -> refused.toString();
    };
  }

  private static Conversions conversions(SpareThreads threads) {
    return new Conversions(ReadLimits.DEFAULT, ConcurrencyLimit.none(), threads);
  }
}

package io.callbatch.adapter.json.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Violation;
import io.callbatch.domain.port.out.Frame;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a document and shows what was found, for tests. */
final class JsonReading {
  private final Reading reading;

  private JsonReading(Reading reading) {
    this.reading = reading;
  }

  static JsonReading strict(String json) {
    return of(json.getBytes(StandardCharsets.UTF_8), ReadMode.STRICT);
  }

  static JsonReading lenient(String json) {
    return of(json.getBytes(StandardCharsets.UTF_8), ReadMode.LENIENT);
  }

  static JsonReading of(byte[] json, ReadMode mode) {
    return within(ReadLimits.DEFAULT, json, ReadOptions.DEFAULT.withMode(mode));
  }

  static JsonReading within(ReadLimits limits, byte[] json, ReadOptions options) {
    return new JsonReading(new JsonBatchReader(limits).read(new Frame.Document(json), options));
  }

  /** Lines of {@code LINE:COLUMN POINTER: MESSAGE [RULE]}. */
  List<String> violations() {
    return reading instanceof Reading.Refused refused
        ? lines(refused.violations().listed())
        : List.of();
  }

  List<String> warnings() {
    return lines(reading.warnings().listed());
  }

  private static List<String> lines(List<Violation> findings) {
    return findings.stream()
        .map(one ->
            "%d:%d %s: %s [%s]"
                .formatted(one.line(), one.column(), one.pointer(), one.message(), one.rule().id()))
        .toList();
  }

  BatchCallsResponse batch() {
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    return ((Reading.Accepted) reading).batch();
  }

  Reading.Refused refused() {
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    return (Reading.Refused) reading;
  }
}

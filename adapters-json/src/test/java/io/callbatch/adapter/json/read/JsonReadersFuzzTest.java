package io.callbatch.adapter.json.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.callbatch.adapter.json.hubspot.fault.FaultSettingsReader;
import io.callbatch.adapter.json.write.JsonBatchWriter;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Violation;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import io.callbatch.domain.port.out.UnknownMemberRules.Owner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whatever bytes come, a JSON reader answers with a value or with findings that lie within the
 * text, and twice the same. Runs on its kept inputs, and as a fuzzer by {@code build-support/fuzz}.
 */
class JsonReadersFuzzTest {
  /** Small, so that inputs of a few kilobytes reach them. */
  private static final ReadLimits LIMITS = new ReadLimits(1 << 16, 24, 100);

  private static final JsonBatchReader DOCUMENTS = new JsonBatchReader(LIMITS);
  private static final NdjsonBatchReader LINES = new NdjsonBatchReader(LIMITS);
  private static final JsonUnknownMemberRules RULES = new JsonUnknownMemberRules(LIMITS);

  @FuzzTest
  void documents(byte[] text) {
    Reading lenient = read(text, ReadMode.LENIENT);
    Reading strict = read(text, ReadMode.STRICT);

    if (strict instanceof Reading.Accepted(var batch, _)) {
      assertThat(lenient).isInstanceOf(Reading.Accepted.class);
      assertThat(((Reading.Accepted) lenient).batch()).isEqualTo(batch);
    }
    if (lenient instanceof Reading.Accepted(var batch, _)) {
      assertThat(new SyntaxScanner(text).fault()).isNull();
      byte[] written = write(batch);
      assertThat(DOCUMENTS.read(new Frame.Document(written), options(ReadMode.LENIENT)))
          .isInstanceOfSatisfying(
              Reading.Accepted.class, again -> assertThat(again.batch()).isEqualTo(batch));
    }
  }

  private static Reading read(byte[] text, ReadMode mode) {
    Reading reading = DOCUMENTS.read(new Frame.Document(text.clone()), options(mode));
    assertThat(DOCUMENTS.read(new Frame.Document(text.clone()), options(mode))).isEqualTo(reading);
    if (reading instanceof Reading.Refused refused) {
      assertThat(refused.violations().listed()).isNotEmpty();
      assertWithin(refused.violations(), text);
    }
    assertWithin(reading.warnings(), text);
    return reading;
  }

  private static ReadOptions options(ReadMode mode) {
    return new ReadOptions(mode, ReadOptions.DEFAULT_MAX_VIOLATIONS);
  }

  private static byte[] write(BatchCallsResponse batch) {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    new JsonBatchWriter().write(batch, WriteOptions.DEFAULT, target);
    return target.toByteArray();
  }

  @FuzzTest
  void lines(byte[] text) throws IOException {
    List<Reading> once = readings(text);

    assertThat(readings(text)).isEqualTo(once);
    assertThat(once.size()).isLessThanOrEqualTo(text.length);
  }

  private static List<Reading> readings(byte[] text) throws IOException {
    List<Reading> readings = new ArrayList<>();
    DocumentFrames frames = LINES.frames(new ByteArrayInputStream(text));
    for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
      switch (next.get()) {
        case Frame.Document document ->
            readings.add(LINES.read(document, options(ReadMode.LENIENT)));
        case Frame.Broken(var refusal, var resumable) -> {
          readings.add(refusal);
          if (!resumable) {
            return readings;
          }
        }
      }
    }
    return readings;
  }

  @FuzzTest
  void batchesToSubmit(byte[] text) {
    BatchRequestReader reader = new BatchRequestReader(LIMITS, 100);

    assertDeclared(reader.read(text.clone()), reader.read(text.clone()), text);
  }

  @FuzzTest
  void faultSettings(byte[] text) {
    assertDeclared(
        FaultSettingsReader.read(text.clone()), FaultSettingsReader.read(text.clone()), text);
  }

  private static void assertDeclared(JsonResult<?> result, JsonResult<?> again, byte[] text) {
    switch (result) {
      case JsonResult.Refused<?>(var refused) -> {
        assertThat(again).isEqualTo(result);
        assertThat(refused.violations().listed()).isNotEmpty();
        assertWithin(refused.violations(), text);
      }
      case JsonResult.Read<?>(_, var warnings) -> {
        assertThat(again).isInstanceOf(JsonResult.Read.class);
        assertThat(new SyntaxScanner(text).fault()).isNull();
        assertWithin(warnings, text);
      }
    }
  }

  /** The first byte says whose member it is, the others are its JSON text. */
  @FuzzTest
  void unknownMembers(byte[] input) {
    if (input.length == 0) {
      return;
    }
    Owner owner = Owner.values()[(input[0] & 0x7F) % Owner.values().length];
    String json = new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
    for (String name :
        List.of("x", "associations", "warnings", "links", "numErrors", "url", "new")) {
      assertThat(RULES.check(owner, name, json)).isEqualTo(RULES.check(owner, name, json));
    }
  }

  private static void assertWithin(Findings findings, byte[] text) {
    String[] lines = new String(text, StandardCharsets.UTF_8).split("\n", -1);
    for (Violation finding : findings.listed()) {
      assertThat(finding.line()).as(finding.toString()).isBetween(1, lines.length);
      String line = lines[finding.line() - 1];
      assertThat(finding.column())
          .as(finding.toString())
          .isBetween(1, line.codePointCount(0, line.length()) + 1);
      assertThat(finding.message()).isNotBlank();
    }
  }
}

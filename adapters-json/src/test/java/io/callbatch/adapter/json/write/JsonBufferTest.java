package io.callbatch.adapter.json.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.testing.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;

/** Jackson's generator is the measure of what is written. */
class JsonBufferTest {
  private static final List<String> PARTS =
      List.of(
          "a",
          "Zz",
          "?",
          "\"",
          "\\",
          "/",
          "\n",
          "\u0000",
          "\u001f",
          "\u007f",
          "\u0080",
          "é",
          "ж",
          "\u2028",
          "日本",
          "📞",
          "hs_call_body",
          "<p>some sentences of text</p>");

  @Test
  void textsAreWrittenAsJacksonWritesThem() {
    Samples.check(
        "JSON strings",
        5_000,
        random -> {
          List<String> texts = IntStream.range(0, 6).mapToObj(_ -> text(random)).toList();

          assertThat(withBuffer(texts)).isEqualTo(withJackson(texts));
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 16, 17, 64, 8_191, 8_192, 100_000, 1_100_000})
  void textsOfAllLengthsAreWrittenAsJacksonWritesThem(int length) {
    List<String> texts = List.of("x".repeat(length), "x".repeat(length) + "\"", "é".repeat(length));

    assertThat(withBuffer(texts)).isEqualTo(withJackson(texts));
  }

  @Test
  void halfASurrogatePairIsRefused() {
    try (JsonBuffer json = new JsonBuffer()) {
      assertThatThrownBy(() -> json.text("long enough for a block \ud83d"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> json.text("\udc00")).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static String text(RandomGenerator random) {
    return IntStream.range(0, random.nextInt(12))
        .mapToObj(_ -> PARTS.get(random.nextInt(PARTS.size())))
        .collect(Collectors.joining());
  }

  /** An object that has each text for a name and for a value, in an array. */
  private static String withBuffer(List<String> texts) {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (JsonBuffer json = new JsonBuffer()) {
      json.startArray();
      for (String text : texts) {
        json.startObject();
        json.name(text);
        json.text(text);
        json.name(text);
        json.integer(Long.MIN_VALUE);
        json.name("x");
        json.startArray();
        json.endArray();
        json.endObject();
      }
      json.bool(true);
      json.noValue();
      json.endArray();
      json.writeTo(target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return target.toString(StandardCharsets.UTF_8);
  }

  private static String withJackson(List<String> texts) {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonGenerators.generator(target)) {
      json.writeStartArray();
      for (String text : texts) {
        json.writeStartObject();
        json.writeStringProperty(text, text);
        json.writeNumberProperty(text, Long.MIN_VALUE);
        json.writeArrayPropertyStart("x");
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeBoolean(true);
      json.writeNull();
      json.writeEndArray();
    }
    return target.toString(StandardCharsets.UTF_8);
  }
}

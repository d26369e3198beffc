package io.callbatch.adapter.json.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static String batchWith(String members) {
    return "{\"status\":\"COMPLETE\",\"results\":[],\"startedAt\":\"2024-01-15T10:30:00Z\","
        + "\"completedAt\":\"2024-01-15T10:30:01Z\""
        + members
        + "}";
  }

  private static JsonReading read(ReadLimits limits, String json) {
    return JsonReading.within(limits, json.getBytes(StandardCharsets.UTF_8), ReadOptions.DEFAULT);
  }

  @Test
  void aDocumentMayHaveAsManyBytesAsAllowed() {
    String json = batchWith("");
    int length = json.length();

    assertThat(read(new ReadLimits(length, 256, 1000), json).violations()).isEmpty();
    JsonReading tooLarge = read(new ReadLimits(length - 1, 256, 1000), json);
    assertThat(tooLarge.refused().reason()).isEqualTo(Reading.Refusal.TOO_LARGE);
    assertThat(tooLarge.violations())
        .containsExactly(
            "1:1 : found a document of more than %d bytes, the most that is read [too-large]"
                .formatted(length - 1));
  }

  @Test
  void objectsAndArraysMayNestAsDeepAsAllowed() {
    ReadLimits limits = new ReadLimits(1 << 20, 10, 1000);

    assertThat(read(limits, batchWith(",\"x\":" + nested(9))).violations()).isEmpty();
    assertThat(read(limits, batchWith(",\"x\":" + nested(10))).violations())
        .containsExactly(
            "1:120 /x/0/0/0/0/0/0/0/0/0: found objects and arrays nested more than 10 deep"
                + " [depth]");
  }

  @Test
  void theDefaultDepthIs256() {
    assertThat(read(ReadLimits.DEFAULT, batchWith(",\"x\":" + nested(255))).violations()).isEmpty();
    assertThat(read(ReadLimits.DEFAULT, batchWith(",\"x\":" + nested(256))).violations())
        .hasSize(1);
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  @Test
  void aNumberMayBeAsLongAsAllowed() {
    ReadLimits limits = new ReadLimits(1 << 20, 256, 30);

    assertThat(read(limits, batchWith(",\"x\":" + "1".repeat(30))).violations()).isEmpty();
    assertThat(read(limits, batchWith(",\"x\":[" + "1".repeat(31) + "]")).violations())
        .containsExactly(
            "1:112 /x/0: found a number of 31 characters; at most 30 are read [number-length]");
    assertThat(read(limits, batchWith(",\"numErrors\":" + "1".repeat(31))).violations())
        .singleElement()
        .asString()
        .endsWith("[number-length]");
  }

  @Test
  void aStringAndANameMayBeAsLongAsTheDocument() {
    String text = "x".repeat(15 << 20);

    assertThat(
            read(ReadLimits.DEFAULT, batchWith(",\"links\":{\"a\":\"" + text + "\"}"))
                .batch()
                .links()
                .get("a"))
        .hasSize(15 << 20);
    assertThat(
            read(ReadLimits.DEFAULT, batchWith(",\"links\":{\"" + text + "\":\"a\"}"))
                .batch()
                .links())
        .containsKey(text);
  }

  @Test
  void aHundredViolationsAreListedAndTheOthersCounted() {
    String json = batchWith(",\"errors\":[" + "5,".repeat(249) + "5]");

    Findings byDefault = JsonReading.lenient(json).refused().violations();
    assertThat(byDefault.listed()).hasSize(100);
    assertThat(byDefault.omitted()).isEqualTo(150);
    assertThat(byDefault.listed().getFirst().pointer()).isEqualTo("/errors/0");
    assertThat(byDefault.listed().getLast().pointer()).isEqualTo("/errors/99");

    Findings three =
        JsonReading.within(
                ReadLimits.DEFAULT,
                json.getBytes(StandardCharsets.UTF_8),
                new ReadOptions(ReadMode.STRICT, 3))
            .refused()
            .violations();
    assertThat(three.listed()).hasSize(3);
    assertThat(three.omitted()).isEqualTo(247);
  }
}

package io.callbatch.adapter.json.hubspot.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.callbatch.adapter.json.hubspot.request.InvalidBodyException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The readers of bodies for property definitions and groups; the first byte chooses one. */
class PropertyBodiesFuzzTest {
  private static final List<Function<byte[], Object>> READERS =
      List.of(
          PropertyBodies::creation,
          PropertyBodies::creations,
          PropertyBodies::change,
          PropertyBodies::names,
          PropertyBodies::group,
          PropertyBodies::groupChange);

  @FuzzTest
  void propertyBodies(byte[] input) {
    if (input.length == 0) {
      return;
    }
    Function<byte[], Object> reader = READERS.get((input[0] & 0x7F) % READERS.size());
    byte[] body = Arrays.copyOfRange(input, 1, input.length);

    assertThat(outcome(reader, body)).isEqualTo(outcome(reader, body));
  }

  private static Object outcome(Function<byte[], Object> reader, byte[] body) {
    try {
      return reader.apply(body);
    } catch (InvalidBodyException e) {
      assertThat(e.line()).isPositive();
      assertThat(e.column()).isPositive();
      return e.hubSpotMessage();
    }
  }
}

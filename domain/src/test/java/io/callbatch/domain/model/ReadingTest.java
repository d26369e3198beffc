package io.callbatch.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
  @Test
  void aRefusalNeedsAViolation() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Reading.Refused(Reading.Refusal.INVALID, Findings.NONE, Findings.NONE));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 10_001})
  void theNumberOfViolationsToListHasBounds(int maxViolations) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReadOptions(ReadMode.STRICT, maxViolations))
        .withMessage("maxViolations is %d, but must be 1 to 10000", maxViolations);
  }

  @Test
  void limitsHaveLowerBounds() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ReadLimits(0, 256, 1000));
    assertThatIllegalArgumentException().isThrownBy(() -> new ReadLimits(1, 7, 1000));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReadLimits(1, 8, 19))
        .withMessage("maxNumberLength is 19, but must be at least 20");
  }

  @Test
  void ruleNamesNeverChange() {
    assertThat(Rule.values())
        .extracting(Rule::id)
        .containsExactly(
            "syntax",
            "unicode",
            "type",
            "required",
            "enum",
            "date-time",
            "range",
            "duplicate-member",
            "unknown-member",
            "unknown-field",
            "leap-second",
            "depth",
            "number-length",
            "items",
            "too-large",
            "started-before-requested",
            "completed-before-started",
            "archived-at-without-archived",
            "num-errors-mismatch");
  }

  @Test
  void formatsAreFoundByMediaTypeInAnyCase() {
    assertThat(DocumentFormat.ofMediaType("Application/X-NDJSON")).contains(DocumentFormat.NDJSON);
    assertThat(DocumentFormat.ofMediaType("text/html")).isEmpty();
  }
}

package io.callbatch.domain.model.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.ErrorDetail;
import io.callbatch.domain.model.input.PropertyFailures;
import io.callbatch.domain.model.property.PropertyFault;
import io.callbatch.domain.model.property.PropertyFault.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InputFailureTest {

  private static InputFailure ofProperties(PropertyFault... faults) {
    return PropertyFailures.of(List.of(faults), "44012345");
  }

  private static PropertyFault notALong(String name) {
    return new PropertyFault(
        Reason.INVALID_LONG, name, Optional.of("x"), "x was not a valid long.");
  }

  private static InputFailure failure(
      FailureCategory category, String message, Map<String, List<String>> context) {
    return new InputFailure(category, message, context, List.of());
  }

  @Test
  void saysOneFaultInASentenceAndWhereItIs() {
    InputFailure failure = ofProperties(notALong("a/b~c"));

    assertThat(failure.message()).contains("{");
    assertThat(failure.sentence())
        .isEqualTo("Property \"a/b~c\" is not valid: x was not a valid long.");
    assertThat(failure.faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.in()).contains("/properties/a~1b~0c");
          assertThat(fault.message()).isEqualTo("x was not a valid long.");
          assertThat(fault.code()).contains("INVALID_LONG");
        });
  }

  @Test
  void namesAPropertyOnlyOnce() {
    assertThat(
            ofProperties(
                    new PropertyFault(
                        Reason.MISSING_REQUIRED_PROPERTY,
                        "hs_timestamp",
                        Optional.empty(),
                        "Property \"hs_timestamp\" is required."))
                .sentence())
        .isEqualTo("Property \"hs_timestamp\" is required.");
  }

  @Test
  void namesSomeOfManyProperties() {
    assertThat(ofProperties(notALong("a"), notALong("b")).sentence())
        .isEqualTo("2 properties are not valid: a, b");

    InputFailure many =
        PropertyFailures.of(IntStream.range(0, 120).mapToObj(i -> notALong("p" + i)).toList(), "1");

    assertThat(many.sentence())
        .isEqualTo("120 properties are not valid: p0, p1, p2, p3, p4 and 115 more");
    assertThat(many.faults()).hasSize(100);
  }

  @Test
  void hasAnEntryForEachFaultOfAssociations() {
    InputFailure failure =
        failure(
            FailureCategory.VALIDATION_ERROR,
            "invalid from object type 0-48. expected: 0-1",
            Map.of("INVALID_ASSOCIATION_DIRECTION", List.of("one", "other")));

    assertThat(failure.sentence()).isEqualTo("One or more associations are invalid");
    assertThat(failure.faults()).extracting(ErrorDetail::message).containsExactly("one", "other");
    assertThat(failure.faults())
        .allSatisfy(fault -> assertThat(fault.in()).contains("/associations"));
  }

  @Test
  void pointsAtTheMemberThatNamesTheCall() {
    InputFailure notFound =
        failure(FailureCategory.OBJECT_NOT_FOUND, "m", Map.of("ids", List.of("9")));
    InputFailure notUnique =
        failure(FailureCategory.BAD_REFERENCE, "m", Map.of("idProperty", List.of("a")));
    InputFailure taken =
        failure(FailureCategory.CONFLICT, "m. n", Map.of("existingId", List.of("7")));

    assertThat(notFound.sentence()).isEqualTo("No live call has the id or value 9");
    assertThat(notFound.faults().getFirst().in()).contains("/id");
    assertThat(notUnique.faults().getFirst().in()).contains("/idProperty");
    assertThat(taken.sentence()).isEqualTo("The call 7 already has this unique value");
    assertThat(taken.faults().getFirst().in()).contains("/properties");
  }

  @ParameterizedTest
  @EnumSource(names = {"INTERNAL_ERROR", "NOT_ATTEMPTED", "DAMAGED_INPUT", "CANCELED"})
  void hasNoFaultWhereTheInputIsNotAtFault(FailureCategory category) {
    assertThat(failure(category, "m", Map.of()).faults()).isEmpty();
    assertThat(failure(category, "m", Map.of()).sentence()).isEqualTo("m");
  }

  @Test
  void onlyACanceledBatchHasInputsThatWereNeverTried() {
    Instant noon = Instant.parse("2026-03-12T12:00:00Z");
    BatchFacts facts = new BatchFacts(new BatchId("b"), OperationKind.CREATE, noon, 5);
    List<InputOutcome> outcomes =
        List.of(
            new InputOutcome.Done(0, Optional.empty()),
            new InputOutcome.Failed(2, InputFailure.canceled()));

    BatchJob.Pending pending = new BatchJob.Pending(facts);

    assertThat(pending.cancel(noon).untried(outcomes)).containsExactly(1, 3, 4);
    assertThat(pending.cancel(noon).untried(List.of())).containsExactly(0, 1, 2, 3, 4);
    assertThat(pending.untried(outcomes)).isEmpty();
    assertThat(InputFailure.canceled().retryable()).isTrue();
  }
}

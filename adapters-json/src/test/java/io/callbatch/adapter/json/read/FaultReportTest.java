package io.callbatch.adapter.json.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.json.testing.Fault;
import io.callbatch.adapter.json.testing.PlantedFaults;
import io.callbatch.adapter.json.testing.PlantedFaults.Due;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.Violation;
import io.callbatch.domain.port.out.Frame;
import io.callbatch.domain.testing.Samples;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** So many faults at random places give exactly so many findings, each at its place. */
class FaultReportTest {
  private static final Set<Fault> ALL = EnumSet.allOf(Fault.class);
  private static final Set<Rule> SUSPICIOUS =
      EnumSet.of(
          Rule.STARTED_BEFORE_REQUESTED,
          Rule.COMPLETED_BEFORE_STARTED,
          Rule.ARCHIVED_AT_WITHOUT_ARCHIVED,
          Rule.NUM_ERRORS_MISMATCH);
  private static final Comparator<Violation> BY_PLACE =
      Comparator.comparingInt(Violation::line).thenComparingInt(Violation::column);

  private final JsonBatchReader reader = new JsonBatchReader(ReadLimits.DEFAULT);

  @ParameterizedTest
  @EnumSource
  void areReportedOneForOne(ReadMode mode) {
    Samples.check(
        "planted faults, " + mode,
        3_000,
        random -> {
          PlantedFaults document = PlantedFaults.plant(random, random.nextInt(12), ALL);

          Reading reading = read(document, mode);

          List<Violation> violations = violations(reading);
          assertThat(due(violations))
              .as(document.text())
              .containsExactlyInAnyOrderElementsOf(document.violations(mode));
          assertThat(violations).isSortedAccordingTo(BY_PLACE);
          assertThat(due(withoutSuspicious(reading.warnings().listed())))
              .as(document.text())
              .containsExactlyInAnyOrderElementsOf(document.warnings(mode));
        });
  }

  @ParameterizedTest
  @EnumSource
  void areFoundByEveryKindOfFault(ReadMode mode) {
    for (Fault fault : Fault.values()) {
      Samples.check(
          "planted " + fault + ", " + mode,
          50,
          random -> {
            PlantedFaults document = PlantedFaults.plant(random, 1, Set.of(fault));

            assertThat(due(violations(read(document, mode))))
                .as(document.text())
                .isEqualTo(document.violations(mode));
          });
    }
  }

  private Reading read(PlantedFaults document, ReadMode mode) {
    return reader.read(new Frame.Document(document.bytes()), new ReadOptions(mode, 10_000));
  }

  private static List<Violation> violations(Reading reading) {
    return reading instanceof Reading.Refused refused ? refused.violations().listed() : List.of();
  }

  private static List<Violation> withoutSuspicious(List<Violation> warnings) {
    return warnings.stream().filter(warning -> !SUSPICIOUS.contains(warning.rule())).toList();
  }

  private static List<Due> due(List<Violation> violations) {
    return violations.stream()
        .map(one -> new Due(one.pointer(), one.line(), one.column(), one.rule()))
        .toList();
  }
}

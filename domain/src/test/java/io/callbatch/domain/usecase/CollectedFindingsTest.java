package io.callbatch.domain.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.Violation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CollectedFindingsTest {
  @Test
  void areListedUpToABoundAndCountedBeyond() {
    CollectedFindings all = new CollectedFindings(3);

    all.add(refused(2, 0));
    all.add(refused(2, 5));

    assertThat(all.violations().listed()).hasSize(3);
    assertThat(all.violations().omitted()).isEqualTo(6);
    assertThat(all.violations().total()).isEqualTo(9);
    assertThat(all.warnings()).isEqualTo(Findings.NONE);
  }

  @Test
  void areCountedUpToTheLargestInteger() {
    CollectedFindings all = new CollectedFindings(1);

    all.add(refused(1, Integer.MAX_VALUE));
    all.add(refused(1, Integer.MAX_VALUE));

    assertThat(all.violations().omitted()).isEqualTo(Integer.MAX_VALUE);
  }

  private static Reading refused(int listed, int omitted) {
    List<Violation> violations =
        IntStream.range(0, listed)
            .mapToObj(i -> new Violation("/" + i, 1, 1, Rule.TYPE, "expected y, found x"))
            .toList();
    return new Reading.Refused(
        Reading.Refusal.INVALID, new Findings(violations, omitted), Findings.NONE);
  }
}

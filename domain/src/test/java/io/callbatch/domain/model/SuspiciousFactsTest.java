package io.callbatch.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.callbatch.domain.model.SuspiciousFacts.Suspicion;
import io.callbatch.domain.testing.BatchGenerator;
import io.callbatch.domain.testing.FullDocument;
import io.callbatch.domain.testing.Samples;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuspiciousFactsTest {
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");
  private static final Instant EARLIER = NOON.minusNanos(1);

  @Test
  void sameInstantsAreNotSuspicious() {
    assertThat(
            SuspiciousFacts.ofBatch(
                Optional.of(NOON), Optional.of(NOON), Optional.of(NOON), Optional.of(0L), 0))
        .isEmpty();
  }

  @Test
  void startingBeforeTheRequestIs() {
    assertThat(
            SuspiciousFacts.ofBatch(
                Optional.of(NOON), Optional.of(EARLIER), Optional.empty(), Optional.empty(), 0))
        .containsExactly(
            new Suspicion(
                "startedAt",
                Rule.STARTED_BEFORE_REQUESTED,
                "the batch started at 2026-03-12T11:59:59.999999999Z, before it was requested at"
                    + " 2026-03-12T12:00:00Z"));
  }

  @Test
  void completingBeforeTheStartIs() {
    assertThat(
            SuspiciousFacts.ofBatch(
                Optional.empty(), Optional.of(NOON), Optional.of(EARLIER), Optional.empty(), 0))
        .extracting(Suspicion::member, Suspicion::rule)
        .containsExactly(tuple("completedAt", Rule.COMPLETED_BEFORE_STARTED));
  }

  @Test
  void anotherCountOfErrorsIs() {
    assertThat(
            SuspiciousFacts.ofBatch(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(2L), 1))
        .extracting(Suspicion::message)
        .containsExactly("numErrors is 2, but 1 error is listed");
  }

  @Test
  void archivedAtOfACallThatIsNotArchivedIs() {
    Call archived = FullDocument.batch().results().getFirst();

    assertThat(SuspiciousFacts.of(archived)).isEmpty();
    assertThat(SuspiciousFacts.ofCall(false, NOON))
        .hasValueSatisfying(
            suspicion -> assertThat(suspicion.rule()).isEqualTo(Rule.ARCHIVED_AT_WITHOUT_ARCHIVED));
  }

  @Test
  void conformingDocumentsStateNone() {
    Samples.check(
        "conforming documents state nothing suspicious",
        200,
        random -> {
          BatchCallsResponse batch = BatchGenerator.conforming(random).next();

          assertThat(SuspiciousFacts.of(batch)).isEmpty();
          assertThat(batch.results())
              .allSatisfy(call -> assertThat(SuspiciousFacts.of(call)).isEmpty());
        });
  }
}

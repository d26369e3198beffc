package io.callbatch.domain.usecase.batch;

import static io.callbatch.domain.usecase.batch.PortalFixture.NOON;
import static io.callbatch.domain.usecase.batch.PortalFixture.done;
import static io.callbatch.domain.usecase.batch.PortalFixture.input;
import static io.callbatch.domain.usecase.batch.PortalFixture.patch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.InvalidRequestException.FieldFault;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExecuteBatchServiceTest {
  private static final String UNKNOWN = "123456789012";

  private final PortalFixture portal = new PortalFixture();

  private List<InputOutcome> create(CallInput... inputs) {
    return portal.run(new BatchOperation.Create(List.of(inputs)));
  }

  @Nested
  class Sizes {
    static Stream<BatchOperation> operationsOutOfRange() {
      return Stream.of(0, 1_001)
          .flatMap(size ->
              Stream.of(
                  new BatchOperation.Create(Collections.nCopies(size, input())),
                  new BatchOperation.Read(
                      Collections.nCopies(size, "1"), Optional.empty(), Selection.PLAIN),
                  new BatchOperation.Update(Collections.nCopies(size, patch("1"))),
                  new BatchOperation.Upsert(Collections.nCopies(size, patch("1"))),
                  new BatchOperation.Archive(Collections.nCopies(size, "1"))));
    }

    @ParameterizedTest
    @MethodSource("operationsOutOfRange")
    void tooFewOrTooManyInputsAreRefused(BatchOperation operation) {
      assertThatThrownBy(() -> portal.run(operation))
          .isInstanceOfSatisfying(
              InvalidRequestException.class,
              e ->
                  assertThat(e.faults())
                      .containsExactly(
                          new FieldFault(
                              "inputs",
                              "expected 1 to 1,000 inputs, found %,d"
                                  .formatted(operation.size()))));
      assertThat(portal.liveCalls()).isZero();
    }

    @Test
    void aThousandInputsAreTaken() {
      BatchOperation most = new BatchOperation.Create(Collections.nCopies(1_000, input()));
      assertThat(portal.run(most)).hasSize(1_000).allMatch(InputOutcome.Done.class::isInstance);
    }
  }

  @Nested
  class Archive {
    @Test
    void whatIsThereIsArchivedAndWhatIsntIsDoneAllTheSame() {
      String id = portal.create();
      String kept = portal.create();

      List<InputOutcome> outcomes =
          portal.run(new BatchOperation.Archive(List.of(UNKNOWN, id, id, "abc", "")));

      assertThat(outcomes)
          .isEqualTo(
              Stream.of(0, 1, 2, 3, 4)
                  .map(i -> new InputOutcome.Done(i, Optional.empty()))
                  .toList());
      assertThat(portal.isLive(id)).isFalse();
      assertThat(portal.isLive(kept)).isTrue();
    }

    @Test
    void archivingAgainChangesNothing() {
      String id = portal.create();
      portal.archive(id);
      portal.clock.advance(Duration.ofSeconds(1));
      portal.archive(id);

      Selection among = new Selection(List.of(), List.of(), List.of(), true);
      assertThat(
              done(portal
                      .run(new BatchOperation.Read(List.of(id), Optional.empty(), among))
                      .getFirst())
                  .archivedAt())
          .contains(NOON);
    }

    @Test
    void itsUniqueValuesMayBeTakenByAnotherCall() {
      String id = portal.create("pbx_id", "a");
      portal.archive(id);
      assertThat(portal.create("pbx_id", "a")).isNotEqualTo(id);
    }
  }
}

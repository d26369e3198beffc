package io.callbatch.domain.usecase.batch;

import static io.callbatch.domain.usecase.batch.PortalFixture.CALLER;
import static io.callbatch.domain.usecase.batch.PortalFixture.NOON;
import static io.callbatch.domain.usecase.batch.PortalFixture.OTHER;
import static io.callbatch.domain.usecase.batch.PortalFixture.SOURCE;
import static io.callbatch.domain.usecase.batch.PortalFixture.done;
import static io.callbatch.domain.usecase.batch.PortalFixture.input;
import static io.callbatch.domain.usecase.batch.PortalFixture.map;
import static io.callbatch.domain.usecase.batch.PortalFixture.patch;
import static io.callbatch.domain.usecase.batch.PortalFixture.upsert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.call.AssociationCategory;
import io.callbatch.domain.model.call.AssociationInput;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.BatchLimits;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.in.ExecuteBatchUseCase.ExecuteBatchCommand;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.PurgeCallUseCase.PurgeCallCommand;
import io.callbatch.domain.port.in.RequestIdReusedException;
import io.callbatch.domain.port.in.SubmitBatchUseCase.SubmitBatchCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that come twice, whatever they ask for. */
class ReplaysTest {
  private static final Optional<RequestId> REQUEST = Optional.of(new RequestId("r-1"));

  private final PortalFixture portal = new PortalFixture();
  private final AtomicInteger lastId = new AtomicInteger();
  private final SubmitBatchService submit =
      new SubmitBatchService(
          portal.store,
          portal.clock,
          () -> "batch-" + lastId.incrementAndGet(),
          BatchLimits.DEFAULT);

  private static BatchOperation create(String... properties) {
    return new BatchOperation.Create(List.of(input(properties)));
  }

  private BatchJob submit(BatchOperation operation) {
    return submit.submit(new SubmitBatchCommand(CALLER, REQUEST, operation));
  }

  @Nested
  class SameContent {
    @Test
    void theFirstAnswerComesAgainAndNothingIsDoneTwice() {
      BatchOperation operation =
          new BatchOperation.Create(List.of(input("pbx_id", "a"), input("nonsense", "x")));
      BatchOutcome first = portal.run("r-1", operation);
      portal.clock.advance(Duration.ofHours(24));

      assertThat(portal.run("r-1", operation)).isEqualTo(first);
      assertThat(portal.liveCalls()).isEqualTo(1);
    }

    @Test
    void theFirstAnswerComesAgainEvenIfTheCallHasChangedSince() {
      String id = portal.create("hs_call_title", "a");
      BatchOperation toB = new BatchOperation.Update(List.of(patch(id, "hs_call_title", "b")));
      BatchOutcome first = portal.run("r-1", toB);
      portal.run(new BatchOperation.Update(List.of(patch(id, "hs_call_title", "c"))));

      assertThat(portal.run("r-1", toB)).isEqualTo(first);
      assertThat(portal.read(id, "hs_call_title").properties()).containsEntry("hs_call_title", "c");
    }

    @Test
    void theOrderOfPropertiesSaysNothing() {
      BatchOutcome first = portal.run("r-1", create("hs_call_title", "a", "hs_call_duration", "5"));
      assertThat(portal.run("r-1", create("hs_call_duration", "5", "hs_call_title", "a")))
          .isEqualTo(first);
    }

    @Test
    void withoutARequestIdARepeatedRequestIsANewOne() {
      portal.run(create());
      portal.run(create());
      assertThat(portal.liveCalls()).isEqualTo(2);
    }

    @Test
    void anotherPortalsRequestIdsAreItsOwn() {
      portal.run("r-1", create());
      BatchOutcome theirs =
          portal.execute.execute(
              new ExecuteBatchCommand(
                  new Caller(OTHER, SOURCE), REQUEST, create("hs_call_title", "other")));
      assertThat(done(theirs.outcomes().getFirst()).properties())
          .containsEntry("hs_call_title", "other");
    }

    @Test
    void aRefusedRequestDoesntUseItsIdUp() {
      assertThatThrownBy(() -> portal.run("r-1", new BatchOperation.Create(List.of())))
          .isInstanceOf(InvalidRequestException.class);
      assertThat(portal.run("r-1", create()).outcomes()).hasSize(1);
    }

    @Test
    void aReadTakesNoRequestId() {
      String id = portal.create();
      BatchOperation read = new BatchOperation.Read(List.of(id), Optional.empty(), Selection.PLAIN);
      portal.run("r-1", read);
      assertThat(portal.run("r-1", create()).outcomes().getFirst())
          .isInstanceOf(InputOutcome.Done.class);
    }

    @Test
    void aSubmittedBatchIsFoundAgainHoweverFarItIs() {
      BatchJob first = submit(create());
      assertThat(submit(create())).isEqualTo(first);

      portal.clock.advance(Duration.ofSeconds(1));
      new BatchWorker(portal.store, portal.store, portal.clock, Duration.ofSeconds(30), () -> false)
          .workOnce();
      assertThat(submit(create())).isInstanceOf(BatchJob.Complete.class);
      assertThat(portal.liveCalls()).isEqualTo(1);
      assertThat(submit(create()).facts()).isEqualTo(first.facts());
    }

    @Test
    void aPurgeThatComesAgainIsDone() {
      String id = portal.create("pbx_id", "a");
      PurgeCallCommand purge = new PurgeCallCommand(CALLER, REQUEST, "a", Optional.of("pbx_id"));
      portal.purge.purge(purge);
      String next = portal.create("pbx_id", "a");

      portal.purge.purge(purge);

      assertThat(portal.isLive(id)).isFalse();
      assertThat(portal.isLive(next)).as("the purge isn't done twice").isTrue();
    }
  }

  @Nested
  class OtherContent {
    @Test
    void everyDifferenceIsRefused() {
      List<BatchOperation> operations =
          List.of(
              create("hs_call_title", "a"),
              create("hs_call_title", "b"),
              create("hs_call_titlea", ""),
              create(),
              new BatchOperation.Create(List.of(input("hs_call_title", "a"), input())),
              new BatchOperation.Create(
                  List.of(
                      new CallInput(
                          PortalFixture.timed("hs_call_title", "a"), List.of(), Optional.of("t")))),
              new BatchOperation.Create(
                  List.of(
                      new CallInput(
                          PortalFixture.timed("hs_call_title", "a"),
                          List.of(
                              new AssociationInput(
                                  "1",
                                  List.of(
                                      new AssociationSpec(
                                          AssociationCategory.HUBSPOT_DEFINED, 194)))),
                          Optional.empty()))),
              new BatchOperation.Update(List.of(patch("1", "a", "b"))),
              new BatchOperation.Update(List.of(patch("1", "ab", ""))),
              new BatchOperation.Upsert(List.of(patch("1", "a", "b"))),
              new BatchOperation.Upsert(List.of(upsert("1", "a", "b", ""))),
              new BatchOperation.Upsert(
                  List.of(new CallPatch("1", Optional.of(""), map("a", "b"), Optional.empty()))),
              new BatchOperation.Archive(List.of("1", "2")),
              new BatchOperation.Archive(List.of("12")));
      for (BatchOperation first : operations) {
        String id = "r-" + operations.indexOf(first);
        portal.run(id, first);
        for (BatchOperation other : operations) {
          if (!other.equals(first)) {
            assertThatThrownBy(() -> portal.run(id, other))
                .as("%s after %s", other, first)
                .isInstanceOf(RequestIdReusedException.class)
                .hasMessageContaining(id);
          }
        }
      }
    }

    @Test
    void theSameBatchSubmittedIsAnotherRequest() {
      portal.run("r-1", create());
      assertThatThrownBy(() -> submit(create())).isInstanceOf(RequestIdReusedException.class);
    }

    @Test
    void theSameBatchAtOnceIsAnotherRequest() {
      submit(create());
      assertThatThrownBy(() -> portal.run("r-1", create()))
          .isInstanceOf(RequestIdReusedException.class);
    }

    @Test
    void aPurgeIsAnotherRequest() {
      String id = portal.create();
      portal.run("r-1", new BatchOperation.Archive(List.of(id)));
      PurgeCallCommand purge = new PurgeCallCommand(CALLER, REQUEST, id, Optional.empty());
      assertThatThrownBy(() -> portal.purge.purge(purge))
          .isInstanceOf(RequestIdReusedException.class);
    }
  }

  @Nested
  class Twins {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onlyOneOfThemIsDone(boolean submitted) throws Exception {
      Set<Object> answers = new HashSet<>();
      try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Object>> twins = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
          twins.add(
              clients.submit(() -> submitted ? submit(create()) : portal.run("r-1", create())));
        }
        for (Future<Object> twin : twins) {
          answers.add(twin.get());
        }
      }
      assertThat(answers).hasSize(1);
      assertThat(portal.liveCalls()).isEqualTo(submitted ? 0 : 1);
    }
  }

  @Nested
  class AfterAPurge {
    @Test
    void theCallDoesntComeBackInReplays() {
      BatchOperation operation =
          new BatchOperation.Create(
              List.of(input("hs_call_title", "secret"), input("hs_call_title", "kept")));
      BatchOutcome first = portal.run("r-1", operation);
      portal.purge(done(first.outcomes().getFirst()).id());

      BatchOutcome again = portal.run("r-1", operation);

      assertThat(again.outcomes())
          .isEqualTo(List.of(new InputOutcome.Done(0, Optional.empty()), first.outcomes().get(1)));
      assertThat(again.toString()).doesNotContain("secret");
      assertThat(portal.liveCalls()).isEqualTo(1);
    }

    @Test
    void itsUniqueValueIsFree() {
      String id = portal.create("pbx_id", "a");
      portal.purge(id);
      assertThat(portal.create("pbx_id", "a")).isNotEqualTo(id);
    }
  }

  @Nested
  class AfterASweep {
    @Test
    void theIdIsFree() {
      BatchOutcome first = portal.run("r-1", create());
      portal.store.sweep(NOON.plusMillis(1));
      assertThat(portal.run("r-1", create("hs_call_title", "other"))).isNotEqualTo(first);
      assertThat(portal.liveCalls()).isEqualTo(2);
    }
  }
}

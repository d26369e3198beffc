package io.callbatch.adapter.sql.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.sql.store.Faults.Step;
import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.BatchLimits;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.in.ExecuteBatchUseCase.ExecuteBatchCommand;
import io.callbatch.domain.port.in.RequestIdReusedException;
import io.callbatch.domain.port.in.SubmitBatchUseCase.SubmitBatchCommand;
import io.callbatch.domain.port.out.StoreHealth;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.domain.port.out.Transactions;
import io.callbatch.domain.usecase.batch.BatchWorker;
import io.callbatch.domain.usecase.batch.ExecuteBatchService;
import io.callbatch.domain.usecase.batch.SubmitBatchService;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever a database fails with, wherever and however often: everybody hears that the store can't
 * be used now and nothing else, it works again by itself, nothing is lost, and nothing is done
 * twice. One engine lives through all of it.
 */
@Timeout(300)
abstract class StoreFaultContract {
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");

  /** Shorter than the clock's steps: whoever can't tell whether it holds a chunk may try again. */
  private static final Duration LEASE = Duration.ofMillis(500);

  private static final BatchLimits LIMITS = new BatchLimits(1_000, 1_000, 5, 1 << 20);
  private static final int CLIENTS = 4;
  private static final int REQUESTS_OF_EACH = 3;
  private static final int SUBMITTED = 20;
  private static final int MOST_ATTEMPTS = 200;

  /** Less than the claims of a chunk after which a worker gives it up. */
  private static final int[] TIMES = {1, 4};

  private final AtomicLong seconds = new AtomicLong();
  private final InstantSource clock = () -> NOON.plusSeconds(seconds.getAndIncrement());
  private final Faults faults = new Faults();
  private Engine engine;
  private Transactions transactions;
  private SqlChunkQueue queue;

  /** An engine on an empty database, over connections that fail. */
  abstract Engine open(Faults faults) throws Exception;

  /** What fails, alone or together. */
  abstract List<List<Step>> steps();

  /** What it fails with, by name. */
  abstract Map<String, Supplier<Throwable>> failures();

  @BeforeEach
  void open() throws Exception {
    engine = open(faults);
    transactions = new SqlTransactions(engine);
    queue = new SqlChunkQueue(engine);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @TestFactory
  Stream<DynamicTest> whateverFailsTheStoreGoesOnByItselfAndNothingIsLostOrDoneTwice() {
    List<DynamicTest> tests = new ArrayList<>();
    for (List<Step> steps : steps()) {
      failures()
          .forEach((name, failure) -> {
            for (int times : TIMES) {
              PortalId portal = new PortalId("portal-" + tests.size());
              tests.add(
                  DynamicTest.dynamicTest(
                      "%s %d times with %s".formatted(steps, times, name),
                      () -> {
                        steps.forEach(step -> faults.arm(step, times, failure));
                        live(new Caller(portal, ChangeSource.integration("test")));
                      }));
            }
          });
    }
    return tests.stream();
  }

  private void live(Caller caller) throws Exception {
    List<Future<?>> ends = new ArrayList<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int client = 0; client < CLIENTS; client++) {
        String name = "client-" + client;
        ends.add(
            clients.submit(() -> {
              for (int i = 0; i < REQUESTS_OF_EACH; i++) {
                create(caller, name + "-" + i);
              }
            }));
      }
      ends.add(clients.submit(() -> submitAndWork(caller)));
    }
    for (Future<?> end : ends) {
      end.get();
    }
    while (!faults.spent()) {
      attempt(() -> create(caller, "client-0-0"));
    }
    assertThat(
            engine.<List<StoredCall>>look((session, changes) ->
                new SqlTransaction(session, caller.portal(), false, changes)
                    .calls()
                    .list(Optional.empty(), 1_000, false)))
        .extracting(call -> call.properties().get("hs_call_title"))
        .containsExactlyInAnyOrderElementsOf(titles());
    assertThat(new StoreProbe(engine).probe(Duration.ofSeconds(20)))
        .isEqualTo(new StoreHealth.Well());
  }

  /** Creates under a request id, asks once more, and asks for something else under the same id. */
  private void create(Caller caller, String title) {
    List<InputOutcome> first = attempt(() -> execute(caller, title, title).outcomes());
    assertThat(attempt(() -> execute(caller, title, title).outcomes())).isEqualTo(first);
    assertThat(attempt(() -> isRefused(caller, title))).isTrue();
  }

  private boolean isRefused(Caller caller, String requestId) {
    try {
      execute(caller, requestId, "something else");
      return false;
    } catch (RequestIdReusedException _) {
      return true;
    }
  }

  private BatchOutcome execute(Caller caller, String requestId, String title) {
    return new ExecuteBatchService(transactions, clock, LIMITS)
        .execute(
            new ExecuteBatchCommand(
                caller,
                Optional.of(new RequestId(requestId)),
                new BatchOperation.Create(List.of(input(title)))));
  }

  private void submitAndWork(Caller caller) {
    BatchId id = new BatchId("batch-of-" + caller.portal().value());
    List<CallInput> inputs = new ArrayList<>();
    for (int i = 0; i < SUBMITTED; i++) {
      inputs.add(input("submitted-" + i));
    }
    SubmitBatchCommand command =
        new SubmitBatchCommand(
            caller, Optional.of(new RequestId("submit")), new BatchOperation.Create(inputs));
    SubmitBatchService submit = new SubmitBatchService(transactions, clock, id::value, LIMITS);
    attempt(() -> submit.submit(command));
    BatchWorker worker = new BatchWorker(transactions, queue, clock, LEASE, () -> false);
    BatchJob job;
    do {
      attempt(worker::workOnce);
      job =
          attempt(() ->
              transactions
                  .<Optional<BatchJob>>read(
                      caller.portal(), transaction -> transaction.batches().find(id))
                  .orElseThrow());
    } while (job.status() != BatchStatus.COMPLETE);
    assertThat(job.progress().failed()).isZero();
  }

  /** What comes of it in the end; until then nothing but that the store can't be used. */
  private static <T> T attempt(Supplier<T> work) {
    for (int i = 0; ; i++) {
      try {
        return work.get();
      } catch (StoreUnavailableException e) {
        assertThat(i).as("attempts").isLessThan(MOST_ATTEMPTS);
      }
    }
  }

  private static void attempt(Runnable work) {
    boolean _ =
        attempt(() -> {
          work.run();
          return true;
        });
  }

  private static CallInput input(String title) {
    return new CallInput(
        Map.of("hs_timestamp", "2026-03-12T10:00:00Z", "hs_call_title", title),
        List.of(),
        Optional.empty());
  }

  private static List<String> titles() {
    List<String> titles = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      for (int i = 0; i < REQUESTS_OF_EACH; i++) {
        titles.add("client-%d-%d".formatted(client, i));
      }
    }
    for (int i = 0; i < SUBMITTED; i++) {
      titles.add("submitted-" + i);
    }
    return titles;
  }
}

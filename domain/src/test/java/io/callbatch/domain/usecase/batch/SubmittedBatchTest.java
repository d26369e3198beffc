package io.callbatch.domain.usecase.batch;

import static io.callbatch.domain.usecase.batch.PortalFixture.CALLER;
import static io.callbatch.domain.usecase.batch.PortalFixture.NOON;
import static io.callbatch.domain.usecase.batch.PortalFixture.OTHER;
import static io.callbatch.domain.usecase.batch.PortalFixture.PORTAL;
import static io.callbatch.domain.usecase.batch.PortalFixture.done;
import static io.callbatch.domain.usecase.batch.PortalFixture.failure;
import static io.callbatch.domain.usecase.batch.PortalFixture.input;
import static io.callbatch.domain.usecase.batch.PortalFixture.patch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.run.BatchFacts;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.BatchLimits;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.BatchProgress;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.model.run.OperationKind;
import io.callbatch.domain.port.in.GetBatchUseCase.BatchView;
import io.callbatch.domain.port.in.GetBatchUseCase.GetBatchCommand;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.ListBatchesUseCase.BatchPage;
import io.callbatch.domain.port.in.ListBatchesUseCase.ListBatchesCommand;
import io.callbatch.domain.port.in.SubmitBatchUseCase.SubmitBatchCommand;
import io.callbatch.domain.port.in.WatchBatchUseCase.Watcher;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import io.callbatch.domain.port.out.Transactions;
import io.callbatch.domain.usecase.OpenStreams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a submitted batch, under a pinned clock. Chunks have two inputs. */
class SubmittedBatchTest {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final BatchLimits LIMITS = new BatchLimits(2, 5, 2, 100_000);
  private static final BatchId UNKNOWN = new BatchId("unknown");

  private final PortalFixture portal = new PortalFixture();
  private final AtomicInteger lastId = new AtomicInteger();
  private final SubmitBatchService submit =
      new SubmitBatchService(
          portal.store, portal.clock, () -> "batch-" + lastId.incrementAndGet(), LIMITS);
  private final GetBatchService get = new GetBatchService(portal.store, LIMITS);
  private final CancelBatchService cancel = new CancelBatchService(portal.store, portal.clock);
  private final ListBatchesService list = new ListBatchesService(portal.store);
  private final WatchBatchService watch =
      new WatchBatchService(portal.store, portal.store, new OpenStreams(2));
  private final BatchWorker worker = worker(portal.store);

  private BatchWorker worker(Transactions transactions) {
    return new BatchWorker(transactions, portal.store, portal.clock, LEASE, () -> false);
  }

  private BatchJob submit(BatchOperation operation) {
    return submit.submit(new SubmitBatchCommand(CALLER, Optional.empty(), operation));
  }

  private BatchJob submitNew(int inputs) {
    List<CallInput> calls =
        IntStream.range(0, inputs).mapToObj(i -> input("hs_call_title", "" + i)).toList();
    return submit(new BatchOperation.Create(calls));
  }

  private BatchJob now(BatchJob job) {
    return get.get(new GetBatchCommand(PORTAL, job.facts().id(), false)).orElseThrow().job();
  }

  private List<InputOutcome> outcomes(BatchJob job) {
    return get.get(new GetBatchCommand(PORTAL, job.facts().id(), true)).orElseThrow().outcomes();
  }

  private void tick() {
    portal.clock.advance(Duration.ofSeconds(1));
  }

  @Nested
  class Submit {
    @Test
    void aNewBatchIsPending() {
      BatchJob job = submitNew(3);

      assertThat(job)
          .isEqualTo(
              new BatchJob.Pending(
                  new BatchFacts(new BatchId("batch-1"), OperationKind.CREATE, NOON, 3)));
      assertThat(get.get(new GetBatchCommand(PORTAL, job.facts().id(), true)))
          .contains(new BatchView(job, List.of()));
      assertThat(portal.liveCalls()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6})
    void tooFewOrTooManyInputsAreRefused(int inputs) {
      assertThatThrownBy(() -> submitNew(inputs))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessage("expected 1 to 5 inputs, found %d", inputs);
      assertThat(worker.workOnce()).isFalse();
    }

    @Test
    void otherPortalsDontSeeIt() {
      BatchId id = submitNew(1).facts().id();
      assertThat(get.get(new GetBatchCommand(OTHER, id, true))).isEmpty();
      assertThat(cancel.cancel(OTHER, id)).isEmpty();
      assertThat(cancel.cancel(PORTAL, UNKNOWN)).isEmpty();
    }
  }

  @Nested
  class Work {
    @Test
    void itIsProcessedChunkByChunkToItsEnd() {
      BatchJob job = submitNew(5);
      tick();
      assertThat(worker.workOnce()).isTrue();
      assertThat(now(job))
          .isEqualTo(
              new BatchJob.Processing(job.facts(), new BatchProgress(2, 0), NOON.plusSeconds(1)));
      assertThat(portal.liveCalls()).isEqualTo(2);
      tick();
      assertThat(worker.workOnce()).isTrue();
      assertThat(now(job).progress()).isEqualTo(new BatchProgress(4, 0));
      assertThat(outcomes(job)).extracting(InputOutcome::input).containsExactly(0, 1, 2, 3);
      tick();
      assertThat(worker.workOnce()).isTrue();
      assertThat(now(job))
          .isEqualTo(
              new BatchJob.Complete(
                  job.facts(), new BatchProgress(5, 0), NOON.plusSeconds(1), NOON.plusSeconds(3)));
      assertThat(worker.workOnce()).isFalse();
      assertThat(outcomes(job))
          .extracting(outcome -> done(outcome).properties().get("hs_call_title"))
          .containsExactly("0", "1", "2", "3", "4");
      assertThat(portal.liveCalls()).isEqualTo(5);
    }

    @Test
    void failedInputsCountAsDone() {
      BatchJob job =
          submit(
              new BatchOperation.Create(
                  List.of(input("nonsense", "x"), input(), input("nonsense", "x"))));
      worker.workOnce();
      assertThat(now(job).progress()).isEqualTo(new BatchProgress(2, 1));
      worker.workOnce();
      assertThat(now(job).progress()).isEqualTo(new BatchProgress(3, 2));
      assertThat(now(job)).isInstanceOf(BatchJob.Complete.class);
      assertThat(outcomes(job)).extracting(InputOutcome::input).containsExactly(0, 1, 2);
      assertThat(failure(outcomes(job).get(2)).retryable()).isFalse();
    }

    @Test
    void anInputThatRepeatsOneOfAnEarlierChunkFails() {
      String first = portal.create();
      String second = portal.create();
      BatchJob job =
          submit(
              new BatchOperation.Update(
                  List.of(
                      patch(first, "hs_call_title", "1"),
                      patch(second, "hs_call_title", "2"),
                      patch(second, "hs_call_title", "3"),
                      patch("00" + first, "hs_call_title", "4"),
                      patch(first, "hs_call_title", "5"))));
      while (worker.workOnce()) {
        tick();
      }
      assertThat(outcomes(job).subList(2, 5))
          .allSatisfy(
              outcome -> assertThat(failure(outcome).message()).startsWith("Duplicate IDs found"));
      assertThat(portal.read(first, "hs_call_title").properties())
          .containsEntry("hs_call_title", "1");
      assertThat(portal.read(second, "hs_call_title").properties())
          .containsEntry("hs_call_title", "2");
    }

    @Test
    void readsAndArchivesAreDoneToo() {
      String id = portal.create("hs_call_title", "a");
      BatchJob read =
          submit(
              new BatchOperation.Read(
                  List.of(id, "1", id),
                  Optional.empty(),
                  new Selection(List.of("hs_call_title"), List.of(), List.of(), false)));
      BatchJob archive = submit(new BatchOperation.Archive(List.of(id)));
      while (worker.workOnce()) {
        tick();
      }
      assertThat(done(outcomes(read).get(2)).properties()).containsEntry("hs_call_title", "a");
      assertThat(failure(outcomes(read).get(1)).category())
          .isEqualTo(FailureCategory.OBJECT_NOT_FOUND);
      assertThat(now(archive)).isInstanceOf(BatchJob.Complete.class);
      assertThat(portal.isLive(id)).isFalse();
    }

    @Test
    void severalWorkersShareIt() throws Exception {
      List<BatchJob> jobs = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        jobs.add(submitNew(5));
      }
      try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          ends.add(
              workers.submit(() -> {
                while (worker.workOnce()) {}
              }));
        }
        for (Future<?> end : ends) {
          end.get();
        }
      }
      assertThat(jobs).allMatch(job -> now(job) instanceof BatchJob.Complete);
      assertThat(portal.liveCalls()).isEqualTo(100);
    }

    @Test
    void aWorkerRunsUntilItIsToldToStop() throws Exception {
      AtomicBoolean stopping = new AtomicBoolean();
      BatchWorker running =
          new BatchWorker(portal.store, portal.store, portal.clock, LEASE, stopping::get);
      Thread thread = Thread.startVirtualThread(running);
      BatchJob job = submitNew(5);
      watch.watch(PORTAL, job.facts().id(), new Seen());
      stopping.set(true);
      thread.join(Duration.ofSeconds(10));
      assertThat(thread.isAlive()).isFalse();
      assertThat(now(job)).isInstanceOf(BatchJob.Complete.class);
    }

    @Test
    void anInterruptStopsAWorker() throws Exception {
      Thread thread = Thread.startVirtualThread(worker);
      thread.interrupt();
      thread.join(Duration.ofSeconds(10));
      assertThat(thread.isAlive()).isFalse();
    }
  }

  @Nested
  class Leases {
    /** A worker that falls asleep before it commits, while something else happens. */
    private BatchWorker sleepyWorker(Runnable meanwhile) {
      return worker(delayed(meanwhile));
    }

    /** Transactions before which something else happens. */
    private Transactions delayed(Runnable meanwhile) {
      return new Transactions() {
        @Override
        public <T> T write(PortalId id, Work<T> work) {
          meanwhile.run();
          return portal.store.write(id, work);
        }

        @Override
        public <T> T read(PortalId id, Work<T> work) {
          return portal.store.read(id, work);
        }
      };
    }

    @Test
    void anotherWorkerTakesOverAndTheLateOneCantWrite() {
      BatchJob job = submitNew(2);
      BatchWorker late =
          sleepyWorker(() -> {
            portal.clock.advance(LEASE.minusMillis(1));
            assertThat(worker.workOnce()).as("the chunk is still held").isFalse();
            portal.clock.advance(Duration.ofMillis(1));
            assertThat(worker.workOnce()).isTrue();
          });

      assertThat(late.workOnce()).isTrue();

      assertThat(portal.liveCalls()).isEqualTo(2);
      assertThat(now(job).progress()).isEqualTo(new BatchProgress(2, 0));
      assertThat(outcomes(job)).hasSize(2);
    }

    @Test
    void aLateWorkerMayWriteIfNobodyTookOver() {
      BatchJob job = submitNew(2);
      sleepyWorker(() -> portal.clock.advance(LEASE.multipliedBy(2))).workOnce();
      assertThat(now(job)).isInstanceOf(BatchJob.Complete.class);
      assertThat(worker.workOnce()).isFalse();
    }

    @Test
    void aStoreThatCantBeUsedForLongCostsNoInputItsChance() {
      BatchJob job = submitNew(3);
      AtomicInteger failures = new AtomicInteger(10);
      BatchWorker patient =
          sleepyWorker(() -> {
            if (failures.getAndDecrement() > 0) {
              throw new StoreUnavailableException(
                  Reason.FULL, "no room", Duration.ofSeconds(30), new IllegalStateException());
            }
          });
      for (int i = 0; i < 10; i++) {
        assertThatThrownBy(patient::workOnce).isInstanceOf(StoreUnavailableException.class);
      }
      while (patient.workOnce()) {
        tick();
      }
      assertThat(now(job).progress()).isEqualTo(new BatchProgress(3, 0));
      assertThat(portal.liveCalls()).isEqualTo(3);
    }

    @Test
    void aWorkerThatWaitsForTheStoreStopsWhenItIsTold() throws Exception {
      submitNew(1);
      AtomicBoolean stopping = new AtomicBoolean();
      CountDownLatch failed = new CountDownLatch(1);
      Transactions full =
          delayed(() -> {
            failed.countDown();
            throw new StoreUnavailableException(
                Reason.FULL, "no room", Duration.ofHours(1), new IllegalStateException());
          });
      Thread thread =
          Thread.startVirtualThread(
              new BatchWorker(full, portal.store, portal.clock, LEASE, stopping::get));
      assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
      stopping.set(true);
      assertThat(thread.join(Duration.ofSeconds(4))).isTrue();
    }

    @Test
    void aWorkerOutlivesWhateverIsThrownEvenByTheLog() throws Exception {
      BatchJob job = submitNew(1);
      AtomicBoolean stopping = new AtomicBoolean();
      AtomicBoolean hasFailed = new AtomicBoolean();
      Transactions failing =
          delayed(() -> {
            if (hasFailed.compareAndSet(false, true)) {
              portal.clock.advance(LEASE);
              throw new OutOfMemoryError("on purpose");
            }
          });
      Logger log = Logger.getLogger(BatchWorker.class.getName());
      Handler broken = new BrokenLog();
      log.addHandler(broken);
      try {
        Thread thread =
            Thread.startVirtualThread(
                new BatchWorker(failing, portal.store, portal.clock, LEASE, stopping::get));
        watch.watch(PORTAL, job.facts().id(), new Seen());
        stopping.set(true);
        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
      } finally {
        log.removeHandler(broken);
      }
      assertThat(hasFailed).isTrue();
      assertThat(now(job).progress()).isEqualTo(new BatchProgress(1, 0));
    }

    /** Has no memory to write anything either. */
    private static final class BrokenLog extends Handler {
      @Override
      public void publish(LogRecord record) {
        throw new OutOfMemoryError("on purpose, in the log");
      }

      @Override
      public void flush() {
        // Holds nothing back.
      }

      @Override
      public void close() {
        // Holds nothing.
      }
    }

    @Test
    void theInputsOfADamagedChunkFailAndTheRestIsDone() {
      BatchJob job = submitNew(5);
      portal.store.damage(PORTAL, job.facts().id(), 1);
      while (worker.workOnce()) {
        tick();
      }
      assertThat(now(job))
          .isInstanceOf(BatchJob.Complete.class)
          .extracting(BatchJob::progress)
          .isEqualTo(new BatchProgress(5, 2));
      assertThat(outcomes(job).subList(2, 4)).extracting(InputOutcome::input).containsExactly(2, 3);
      assertThat(outcomes(job).subList(2, 4))
          .allSatisfy(outcome -> {
            assertThat(failure(outcome).category()).isEqualTo(FailureCategory.DAMAGED_INPUT);
            assertThat(failure(outcome).retryable()).isTrue();
          });
      assertThat(portal.liveCalls()).isEqualTo(3);
    }

    @Test
    void aChunkThatBringsWorkersDownIsGivenUpAndTheRestIsDone() {
      BatchJob job = submitNew(3);
      for (int i = 0; i < 5; i++) {
        assertThat(portal.store.claim(portal.clock.instant(), LEASE).orElseThrow().ordinal())
            .isZero();
        portal.clock.advance(LEASE);
      }
      while (worker.workOnce()) {
        tick();
      }
      assertThat(now(job))
          .isInstanceOf(BatchJob.Complete.class)
          .extracting(BatchJob::progress)
          .isEqualTo(new BatchProgress(3, 2));
      assertThat(outcomes(job).subList(0, 2))
          .allSatisfy(outcome -> {
            assertThat(failure(outcome).category()).isEqualTo(FailureCategory.INTERNAL_ERROR);
            assertThat(failure(outcome).retryable()).isTrue();
          });
      assertThat(portal.liveCalls()).isEqualTo(1);
    }
  }

  @Nested
  class Cancel {
    @Test
    void beforeTheStartNothingIsDone() {
      BatchJob job = submitNew(3);
      tick();
      BatchJob canceled =
          new BatchJob.Canceled(
              job.facts(), BatchProgress.NONE, Optional.empty(), NOON.plusSeconds(1));

      assertThat(cancel.cancel(PORTAL, job.facts().id())).contains(canceled);
      assertThat(worker.workOnce()).isFalse();
      assertThat(now(job)).isEqualTo(canceled);
      assertThat(portal.liveCalls()).isZero();
    }

    @Test
    void betweenChunksWhatIsDoneStaysDone() {
      BatchJob job = submitNew(5);
      worker.workOnce();
      tick();
      BatchJob canceled =
          new BatchJob.Canceled(
              job.facts(), new BatchProgress(2, 0), Optional.of(NOON), NOON.plusSeconds(1));

      assertThat(cancel.cancel(PORTAL, job.facts().id())).contains(canceled);
      assertThat(worker.workOnce()).isFalse();
      assertThat(portal.liveCalls()).isEqualTo(2);
      assertThat(outcomes(job)).hasSize(2);
    }

    @Test
    void aChunkThatIsUnderWayIsUndone() {
      BatchJob job = submitNew(2);
      new Leases().sleepyWorker(() -> cancel.cancel(PORTAL, job.facts().id())).workOnce();
      assertThat(now(job)).isInstanceOf(BatchJob.Canceled.class);
      assertThat(now(job).progress()).isEqualTo(BatchProgress.NONE);
      assertThat(portal.liveCalls()).isZero();
      assertThat(outcomes(job)).isEmpty();
    }

    @Test
    void afterTheEndItChangesNothing() {
      BatchJob job = submitNew(1);
      worker.workOnce();
      BatchJob complete = now(job);
      tick();
      assertThat(cancel.cancel(PORTAL, job.facts().id())).contains(complete);
      BatchJob other = submitNew(1);
      BatchJob canceled = cancel.cancel(PORTAL, other.facts().id()).orElseThrow();
      tick();
      assertThat(cancel.cancel(PORTAL, other.facts().id())).contains(canceled);
    }
  }

  /** Takes note of what it is shown. */
  private static class Seen implements Watcher {
    final BlockingQueue<BatchJob> jobs = new LinkedBlockingQueue<>();
    final AtomicBoolean gone = new AtomicBoolean();

    @Override
    public void changed(BatchJob job) {
      jobs.add(job);
    }

    @Override
    public boolean gone() {
      return gone.get();
    }

    BatchJob next() throws InterruptedException {
      return jobs.poll(10, TimeUnit.SECONDS);
    }
  }

  @Nested
  class Watch {
    private CompletableFuture<Boolean> watching(BatchId id, Seen seen) {
      return CompletableFuture.supplyAsync(
          () -> {
            try {
              return watch.watch(PORTAL, id, seen);
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          },
          task -> Thread.startVirtualThread(task));
    }

    @Test
    void eachChangeIsShownUntilTheEnd() throws Exception {
      BatchJob job = submitNew(3);
      Seen seen = new Seen();
      CompletableFuture<Boolean> watching = watching(job.facts().id(), seen);

      assertThat(seen.next()).isEqualTo(job);
      worker.workOnce();
      assertThat(seen.next()).isEqualTo(now(job)).isInstanceOf(BatchJob.Processing.class);
      worker.workOnce();
      assertThat(seen.next()).isEqualTo(now(job)).isInstanceOf(BatchJob.Complete.class);
      assertThat(watching.get(10, TimeUnit.SECONDS)).isTrue();
      assertThat(seen.jobs).isEmpty();
    }

    @Test
    void aCancelledBatchEnds() throws Exception {
      BatchJob job = submitNew(3);
      Seen seen = new Seen();
      CompletableFuture<Boolean> watching = watching(job.facts().id(), seen);
      assertThat(seen.next()).isEqualTo(job);
      cancel.cancel(PORTAL, job.facts().id());
      assertThat(seen.next()).isInstanceOf(BatchJob.Canceled.class);
      assertThat(watching.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aBatchThatHasEndedIsShownOnce() throws Exception {
      BatchJob job = submitNew(1);
      worker.workOnce();
      Seen seen = new Seen();
      assertThat(watch.watch(PORTAL, job.facts().id(), seen)).isTrue();
      assertThat(seen.jobs).containsExactly(now(job));
    }

    @Test
    void anUnknownBatchIsntShown() throws Exception {
      Seen seen = new Seen();
      assertThat(watch.watch(PORTAL, UNKNOWN, seen)).isFalse();
      assertThat(watch.watch(OTHER, submitNew(1).facts().id(), seen)).isFalse();
      assertThat(seen.jobs).isEmpty();
    }

    @Test
    void itEndsWhenTheWatcherHasGone() throws Exception {
      BatchJob job = submitNew(1);
      Seen seen = new Seen();
      CompletableFuture<Boolean> watching = watching(job.facts().id(), seen);
      assertThat(seen.next()).isEqualTo(job);
      seen.gone.set(true);
      assertThat(watching.get(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Nested
  class ListBatches {
    private BatchPage page(Optional<BatchStatus> status, Optional<BatchId> after, int limit) {
      return list.list(new ListBatchesCommand(PORTAL, status, after, limit));
    }

    @Test
    void pagesHoldTheNewestFirst() {
      List<BatchJob> jobs = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        jobs.add(submitNew(1));
        tick();
      }
      Collections.reverse(jobs);

      BatchPage first = page(Optional.empty(), Optional.empty(), 2);
      BatchPage second = page(Optional.empty(), first.next(), 2);
      BatchPage third = page(Optional.empty(), second.next(), 2);

      assertThat(first.jobs()).isEqualTo(jobs.subList(0, 2));
      assertThat(second.jobs()).isEqualTo(jobs.subList(2, 4));
      assertThat(third).isEqualTo(new BatchPage(jobs.subList(4, 5), Optional.empty()));
      assertThat(page(Optional.empty(), Optional.empty(), 5).next()).isEmpty();
    }

    @Test
    void onlyThoseInAStateAreListed() {
      BatchJob complete = submitNew(1);
      worker.workOnce();
      BatchJob canceled = submitNew(1);
      cancel.cancel(PORTAL, canceled.facts().id());
      BatchJob processing = submitNew(3);
      worker.workOnce();
      BatchJob pending = submitNew(1);

      assertThat(List.of(BatchStatus.values()))
          .allSatisfy(status ->
              assertThat(page(Optional.of(status), Optional.empty(), 10).jobs())
                  .singleElement()
                  .extracting(BatchJob::facts)
                  .isEqualTo(
                      switch (status) {
                        case PENDING -> pending.facts();
                        case PROCESSING -> processing.facts();
                        case CANCELED -> canceled.facts();
                        case COMPLETE -> complete.facts();
                      }));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001, Integer.MAX_VALUE})
    void aLimitOutOfRangeIsRefused(int limit) {
      assertThatThrownBy(() -> page(Optional.empty(), Optional.empty(), limit))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessage("expected 1 to 1,000, found %d", limit);
    }
  }
}

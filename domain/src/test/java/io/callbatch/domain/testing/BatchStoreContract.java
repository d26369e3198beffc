package io.callbatch.domain.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.call.AssociationCategory;
import io.callbatch.domain.model.call.AssociationInput;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.run.BatchChunk;
import io.callbatch.domain.model.run.BatchFacts;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.BatchProgress;
import io.callbatch.domain.model.run.ClaimedChunk;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.model.run.OperationKind;
import io.callbatch.domain.port.out.BatchFeed;
import io.callbatch.domain.port.out.LeaseLostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The contract of submitted batches: their store, the queue of their chunks, and the feed. */
public abstract class BatchStoreContract extends StoreContract {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final BatchOperation ARCHIVE = new BatchOperation.Archive(List.of("1"));

  @Test
  void aSubmittedBatchIsFoundAndItsChunksAreClaimedInOrder() {
    List<BatchOperation> operations =
        List.of(
            new BatchOperation.Create(
                List.of(
                    new CallInput(
                        Map.of("hs_call_title", "\0é"),
                        List.of(
                            new AssociationInput(
                                "9",
                                List.of(
                                    new AssociationSpec(
                                        AssociationCategory.HUBSPOT_DEFINED, 194)))),
                        Optional.of("trace")))),
            new BatchOperation.Read(
                List.of("1"),
                Optional.of("u"),
                new Selection(List.of("a"), List.of("b"), List.of("contacts"), true)),
            new BatchOperation.Update(
                List.of(new CallPatch("1", Optional.empty(), Map.of("a", ""), Optional.empty()))),
            new BatchOperation.Upsert(
                List.of(new CallPatch("1", Optional.of("u"), Map.of("a", "1"), Optional.of("t")))),
            ARCHIVE);
    BatchJob.Pending job = submit("batch-1", NOON, operations.toArray(BatchOperation[]::new));

    assertThat(find(job)).contains(job);
    for (int i = 0; i < operations.size(); i++) {
      ClaimedChunk chunk = store.queue().claim(NOON, LEASE).orElseThrow();
      assertThat(chunk)
          .isEqualTo(
              new ClaimedChunk.Sound(
                  CALLER, job.facts().id(), new BatchChunk(i, i, operations.get(i), Set.of(0)), 1));
    }
    assertThat(store.queue().claim(NOON, LEASE)).isEmpty();
  }

  @Test
  void withinAPortalTheBatchThatWaitsLongestComesFirst() {
    submit("batch-1", NOON.plusSeconds(1), ARCHIVE);
    submit("batch-2", NOON, ARCHIVE);

    assertThat(claims(2)).containsExactly("portal-1 batch-2 0", "portal-1 batch-1 0");
  }

  @Test
  void portalsTakeTurnsHoweverMuchOneOfThemWants() {
    submit("batch-1", NOON, ARCHIVE, ARCHIVE, ARCHIVE, ARCHIVE, ARCHIVE);
    assertThat(claims(1)).containsExactly("portal-1 batch-1 0");

    submit(new Caller(OTHER, SOURCE), "batch-2", NOON.plusSeconds(1), ARCHIVE, ARCHIVE);
    submit(new Caller(new PortalId("portal-3"), SOURCE), "batch-3", NOON.plusSeconds(2), ARCHIVE);
    assertThat(claims(7))
        .containsExactly(
            "portal-2 batch-2 0",
            "portal-3 batch-3 0",
            "portal-1 batch-1 1",
            "portal-2 batch-2 1",
            "portal-1 batch-1 2",
            "portal-1 batch-1 3",
            "portal-1 batch-1 4");
    assertThat(store.queue().claim(NOON, LEASE)).isEmpty();
  }

  /** The next chunks, as portal, batch and ordinal. */
  private List<String> claims(int count) {
    List<String> claims = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ClaimedChunk chunk = store.queue().claim(NOON.plusSeconds(3), LEASE).orElseThrow();
      claims.add(
          "%s %s %d"
              .formatted(chunk.caller().portal().value(), chunk.batch().value(), chunk.ordinal()));
    }
    return claims;
  }

  @Test
  void aLeaseThatRanOutIsClaimedAgainAndTheFirstHolderCantWrite() {
    submit("batch-1", NOON, ARCHIVE);
    ClaimedChunk first = store.queue().claim(NOON, LEASE).orElseThrow();
    assertThat(store.queue().claim(NOON.plus(LEASE).minusNanos(1), LEASE)).isEmpty();
    ClaimedChunk second = store.queue().claim(NOON.plus(LEASE), LEASE).orElseThrow();
    assertThat(second.fence()).isGreaterThan(first.fence());

    List<InputOutcome> outcomes = List.of(new InputOutcome.Done(0, Optional.empty()));
    assertThatThrownBy(() -> finishAndCreate(first, outcomes))
        .isInstanceOf(LeaseLostException.class);
    assertThat(outcomes(first.batch())).isEmpty();
    List<StoredCall> calls =
        store.transactions().read(PORTAL, t -> t.calls().list(Optional.empty(), 10, false));
    assertThat(calls).as("what the late worker did").isEmpty();

    finishAndCreate(second, outcomes);
    assertThat(outcomes(first.batch())).isEqualTo(outcomes);
    assertThatThrownBy(() -> finishAndCreate(second, outcomes))
        .isInstanceOf(LeaseLostException.class);
    assertThat(store.queue().claim(NOON.plusSeconds(3_600), LEASE)).isEmpty();
  }

  @Test
  void aChunkGivenBackCanBeClaimedAtOnceAndTheClaimDoesntCount() {
    submit("batch-1", NOON, ARCHIVE);
    ClaimedChunk first = store.queue().claim(NOON, LEASE).orElseThrow();
    store.queue().release(first);
    ClaimedChunk second = store.queue().claim(NOON, LEASE).orElseThrow();
    assertThat(second).isEqualTo(first);

    ClaimedChunk third = store.queue().claim(NOON.plus(LEASE), LEASE).orElseThrow();
    store.queue().release(second);
    assertThat(store.queue().claim(NOON.plus(LEASE), LEASE)).as("not the holder's").isEmpty();

    finishAndCreate(third, List.of(new InputOutcome.Done(0, Optional.empty())));
    store.queue().release(third);
    assertThat(store.queue().claim(NOON.plusSeconds(3_600), LEASE)).as("it is done").isEmpty();
  }

  private void finishAndCreate(ClaimedChunk chunk, List<InputOutcome> outcomes) {
    store
        .transactions()
        .write(
            PORTAL,
            t -> {
              t.calls().insert(List.of(write(call(t.calls().newIds(1).getFirst(), Map.of()))));
              t.batches().finish(chunk, outcomes);
              return true;
            });
  }

  @Test
  void aChunkWhoseInputsAreDamagedIsClaimedAsSuchAndHoldsUpNoOther() {
    BatchJob.Pending job = submit("batch-1", NOON, ARCHIVE, ARCHIVE, ARCHIVE);
    store.damage().inputs(PORTAL, job.facts().id(), 1);

    assertThat(store.queue().claim(NOON, LEASE).orElseThrow())
        .isInstanceOf(ClaimedChunk.Sound.class);
    ClaimedChunk damaged = store.queue().claim(NOON, LEASE).orElseThrow();
    assertThat(damaged).isEqualTo(new ClaimedChunk.Damaged(CALLER, job.facts().id(), 1, 1, 1, 1));
    assertThat(store.queue().claim(NOON, LEASE).orElseThrow())
        .isInstanceOf(ClaimedChunk.Sound.class);

    List<InputOutcome> outcomes = List.of(new InputOutcome.Done(1, Optional.empty()));
    finishAndCreate(damaged, outcomes);
    assertThat(outcomes(job.facts().id())).isEqualTo(outcomes);
  }

  @Test
  void theInputsOfALastChunkThatIsDamagedAreCounted() {
    BatchOperation two = new BatchOperation.Archive(List.of("1", "2"));
    BatchJob.Pending job =
        new BatchJob.Pending(
            new BatchFacts(new BatchId("batch-1"), OperationKind.ARCHIVE, NOON, 4));
    store
        .transactions()
        .write(
            PORTAL,
            t -> {
              t.batches()
                  .submit(
                      CALLER,
                      job,
                      List.of(
                          new BatchChunk(0, 0, two, Set.of()),
                          new BatchChunk(1, 2, two, Set.of())));
              return true;
            });
    store.damage().inputs(PORTAL, job.facts().id(), 0);
    store.damage().inputs(PORTAL, job.facts().id(), 1);

    assertThat(store.queue().claim(NOON, LEASE))
        .contains(new ClaimedChunk.Damaged(CALLER, job.facts().id(), 0, 0, 2, 1));
    assertThat(store.queue().claim(NOON, LEASE))
        .contains(new ClaimedChunk.Damaged(CALLER, job.facts().id(), 1, 2, 2, 1));
  }

  @Test
  void workersShareTheChunksAndNoneGetsOneTwice() throws Exception {
    BatchOperation[] operations = new BatchOperation[40];
    Arrays.fill(operations, ARCHIVE);
    submit("batch-1", NOON, operations);
    List<Integer> claimed = new ArrayList<>();
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Integer>>> ends = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        ends.add(workers.submit(this::claimAll));
      }
      for (Future<List<Integer>> end : ends) {
        claimed.addAll(end.get());
      }
    }
    // A worker that finds the only free chunk just taken may go home early, but none is lost.
    claimed.addAll(claimAll());
    assertThat(claimed).doesNotHaveDuplicates().hasSize(40);
  }

  private List<Integer> claimAll() {
    List<Integer> claimed = new ArrayList<>();
    for (Optional<ClaimedChunk> chunk = store.queue().claim(NOON, LEASE);
        chunk.isPresent();
        chunk = store.queue().claim(NOON, LEASE)) {
      claimed.add(chunk.get().ordinal());
    }
    return claimed;
  }

  @Test
  void everyStateIsKept() {
    BatchJob.Pending job = submit("batch-1", NOON, ARCHIVE, ARCHIVE);
    BatchJob half = job.advance(new BatchProgress(1, 1), NOON.plusNanos(1), NOON.plusNanos(2));
    save(half);
    assertThat(find(job)).contains(half);
    BatchJob complete =
        ((BatchJob.Active) half).advance(new BatchProgress(1, 0), NOON, NOON.plusSeconds(1));
    save(complete);
    assertThat(find(job)).contains(complete);
    assertThat(complete.status()).isEqualTo(BatchStatus.COMPLETE);
  }

  @Test
  void theChunksOfACanceledBatchCantBeClaimed() {
    BatchJob.Pending job = submit("batch-1", NOON, ARCHIVE, ARCHIVE);
    BatchJob.Canceled canceled = job.cancel(NOON);
    save(canceled);
    assertThat(find(job)).contains(canceled);
    assertThat(store.queue().claim(NOON, LEASE)).isEmpty();
  }

  @Test
  void listsTheNewestFirst() {
    BatchJob first = submit("batch-1", NOON, ARCHIVE);
    BatchJob second = submit("batch-2", NOON.plusSeconds(1), ARCHIVE);
    BatchJob third = submit("batch-3", NOON.plusSeconds(2), ARCHIVE).cancel(NOON.plusSeconds(3));
    save(third);

    assertThat(list(Optional.empty(), Optional.empty(), 10)).containsExactly(third, second, first);
    assertThat(list(Optional.empty(), Optional.of(third.facts().id()), 1)).containsExactly(second);
    assertThat(list(Optional.of(BatchStatus.PENDING), Optional.empty(), 10))
        .containsExactly(second, first);
    assertThat(
            store
                .transactions()
                .<List<BatchJob>>read(
                    OTHER, t -> t.batches().list(Optional.empty(), Optional.empty(), 10)))
        .isEmpty();
  }

  @Test
  void aPurgedCallLeavesTheOutcomes() {
    StoredCall gone = create(Map.of("a", "1")).getFirst();
    StoredCall kept = create(Map.of("a", "2")).getFirst();
    submit("batch-1", NOON, ARCHIVE);
    ClaimedChunk chunk = store.queue().claim(NOON, LEASE).orElseThrow();
    store
        .transactions()
        .write(
            PORTAL,
            t -> {
              t.batches().finish(chunk, List.of(done(0, gone), done(1, kept)));
              return t.calls().purge(gone.id());
            });
    assertThat(outcomes(chunk.batch()))
        .isEqualTo(List.of(new InputOutcome.Done(0, Optional.empty()), done(1, kept)));
  }

  @Test
  void tellsAboutHowManyBytesTheOutcomesTake() {
    String title = "t".repeat(10_000);
    List<StoredCall> calls = create(Map.of("hs_call_title", title), Map.of("a", title));
    BatchJob.Pending job = submit("batch-1", NOON, ARCHIVE, ARCHIVE);
    submit("batch-2", NOON.plusSeconds(1), ARCHIVE);
    assertThat(outcomeBytes(job)).isZero();
    for (int i = 0; i < 2; i++) {
      ClaimedChunk chunk = store.queue().claim(NOON, LEASE).orElseThrow();
      finishAndCreate(chunk, List.of(done(i, calls.get(i))));
    }
    assertThat(outcomeBytes(job)).isBetween(20_000L, 25_000L);
  }

  private long outcomeBytes(BatchJob job) {
    return store.transactions().read(PORTAL, t -> t.batches().outcomeBytes(job.facts().id()));
  }

  @Test
  void batchesThatEndedLongAgoAreSwept() {
    BatchJob.Pending waiting = submit("batch-1", NOON, ARCHIVE);
    BatchJob.Pending ended = submit("batch-2", NOON, ARCHIVE);
    save(ended.cancel(NOON));
    store.queue().sweep(NOON);
    assertThat(find(ended)).isPresent();
    store.queue().sweep(NOON.plusNanos(1));
    assertThat(find(ended)).isEmpty();
    assertThat(find(waiting)).isPresent();
  }

  @Test
  void aSubmissionEndsTheWaitEvenIfItCameBetweenLookingAndWaiting() throws Exception {
    assertThat(store.queue().claim(NOON, LEASE)).isEmpty();
    submit("batch-1", NOON, ARCHIVE);
    long start = System.nanoTime();
    store.queue().await(Duration.ofSeconds(30));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void watchersHearOfChanges() throws Exception {
    BatchJob.Pending job = submit("batch-1", NOON, ARCHIVE);
    CountDownLatch heard = new CountDownLatch(1);
    try (BatchFeed.Subscription _ =
        store.feed().subscribe(PORTAL, job.facts().id(), heard::countDown)) {
      save(job.cancel(NOON));
      assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private BatchJob.Pending submit(String id, Instant requestedAt, BatchOperation... operations) {
    return submit(CALLER, id, requestedAt, operations);
  }

  private BatchJob.Pending submit(
      Caller caller, String id, Instant requestedAt, BatchOperation... operations) {
    BatchJob.Pending job =
        new BatchJob.Pending(
            new BatchFacts(new BatchId(id), OperationKind.ARCHIVE, requestedAt, operations.length));
    List<BatchChunk> chunks = new ArrayList<>();
    for (BatchOperation operation : operations) {
      chunks.add(new BatchChunk(chunks.size(), chunks.size(), operation, Set.of(0)));
    }
    store
        .transactions()
        .write(
            caller.portal(),
            t -> {
              t.batches().submit(caller, job, chunks);
              return true;
            });
    return job;
  }

  private void save(BatchJob job) {
    store
        .transactions()
        .write(
            PORTAL,
            t -> {
              t.batches().save(job);
              return true;
            });
  }

  private Optional<BatchJob> find(BatchJob job) {
    return store.transactions().read(PORTAL, t -> t.batches().find(job.facts().id()));
  }

  private List<BatchJob> list(Optional<BatchStatus> status, Optional<BatchId> after, int limit) {
    return store.transactions().read(PORTAL, t -> t.batches().list(status, after, limit));
  }

  private List<InputOutcome> outcomes(BatchId batch) {
    return store.transactions().read(PORTAL, t -> t.batches().outcomes(batch));
  }
}

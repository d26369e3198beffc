package io.callbatch.adapter.sql.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.sql.SqlStore;
import io.callbatch.adapter.sql.StoreOpenException;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.run.BatchLimits;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.port.in.ExecuteBatchUseCase.ExecuteBatchCommand;
import io.callbatch.domain.port.in.SubmitBatchUseCase.SubmitBatchCommand;
import io.callbatch.domain.port.out.StoreHealth.NotWell;
import io.callbatch.domain.port.out.StoreHealth.Well;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import io.callbatch.domain.usecase.batch.ExecuteBatchService;
import io.callbatch.domain.usecase.batch.SubmitBatchService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A SQLite file of which pages were overwritten: whatever is asked of it, it is damaged, or what
 * was asked for lies elsewhere. {@code -Dcallbatch.seed} replays the pages.
 */
class SqliteDamageTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-12T12:00:00Z"));
  private static final Caller CALLER =
      new Caller(new PortalId("portal-1"), ChangeSource.integration("test"));
  private static final int PAGE = 4_096;
  private static final int ROUNDS = 12;

  /** The schema lies before. */
  private static final int FIRST_PAGE = 60;

  @TempDir private Path folder;
  private Path file;
  private byte[] sound;

  @BeforeEach
  void fill() throws IOException {
    file = folder.resolve("callbatch.db");
    try (SqlStore store = open()) {
      for (int i = 0; i < 4; i++) {
        create(store, "request-" + i, 100);
      }
      submit(store, "submit");
      assertThat(store.health().probe(LIMIT)).isEqualTo(new Well());
    }
    sound = Files.readAllBytes(file);
    assertThat(sound.length / PAGE).isGreaterThan(3 * FIRST_PAGE);
  }

  @Test
  void theLastTwoThirdsOverwrittenAreDamageForAllWhoAskAndForTheProbe() throws IOException {
    byte[] bytes = sound.clone();
    overwrite(bytes, bytes.length / 3, bytes.length, new SplittableRandom(1));
    Files.write(file, bytes);
    try (SqlStore store = open()) {
      assertThat(store.health().probe(LIMIT))
          .isEqualTo(new NotWell(Reason.DAMAGED, "the store's data are damaged"));
      for (int i = 0; i < 3; i++) {
        assertThat(verdicts(store)).contains(Reason.DAMAGED).containsOnly(Reason.DAMAGED);
      }
    }
  }

  @Test
  void anyPagesOverwrittenAreNothingButDamage() throws IOException {
    long seed = Long.getLong("callbatch.seed", System.nanoTime());
    System.out.printf("overwritten pages: %d rounds from seed %d%n", ROUNDS, seed);
    SplittableRandom random = new SplittableRandom(seed);
    List<Reason> verdicts = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = sound.clone();
      for (int i = 0; i < 40; i++) {
        int page = random.nextInt(FIRST_PAGE, bytes.length / PAGE) * PAGE;
        overwrite(bytes, page + random.nextInt(PAGE / 2), page + PAGE, random);
      }
      Files.write(file, bytes);
      try (SqlStore store = open()) {
        verdicts.addAll(verdicts(store));
        verdicts.addAll(verdicts(store));
      } catch (StoreOpenException e) {
        assertThat(e).hasMessageContaining("is damaged");
      }
    }
    assertThat(verdicts).contains(Reason.DAMAGED).containsOnly(Reason.DAMAGED);
  }

  private static void overwrite(byte[] bytes, int from, int to, SplittableRandom random) {
    for (int i = from; i < to; i++) {
      bytes[i] = (byte) random.nextInt();
    }
  }

  /** Why what is asked in all ways is refused, where it is. */
  private static List<Reason> verdicts(SqlStore store) {
    List<Runnable> ways =
        List.of(
            () -> create(store, "another", 1),
            () -> create(store, "request-1", 100),
            () -> submit(store, "another-submit"),
            () -> submit(store, "submit"),
            () -> list(store),
            () -> store.queue().claim(CLOCK.instant(), Duration.ofMillis(1)),
            () -> store.queue().sweep(CLOCK.instant().minusSeconds(1)));
    List<Reason> reasons = new ArrayList<>();
    for (Runnable way : ways) {
      try {
        way.run();
      } catch (StoreUnavailableException e) {
        reasons.add(e.reason());
      }
    }
    return reasons;
  }

  private SqlStore open() {
    return SqlStore.open("sqlite:" + file);
  }

  private static void create(SqlStore store, String requestId, int inputs) {
    var _ =
        new ExecuteBatchService(store.transactions(), CLOCK, BatchLimits.DEFAULT)
            .execute(
                new ExecuteBatchCommand(
                    CALLER, Optional.of(new RequestId(requestId)), operation(inputs)));
  }

  private static void submit(SqlStore store, String requestId) {
    var _ =
        new SubmitBatchService(
                store.transactions(), CLOCK, () -> "batch-" + requestId, BatchLimits.DEFAULT)
            .submit(
                new SubmitBatchCommand(
                    CALLER, Optional.of(new RequestId(requestId)), operation(300)));
  }

  private static void list(SqlStore store) {
    List<StoredCall> _ =
        store
            .transactions()
            .read(
                CALLER.portal(),
                transaction -> transaction.calls().list(Optional.empty(), 1_000, false));
  }

  private static BatchOperation operation(int inputs) {
    List<CallInput> calls = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      calls.add(
          new CallInput(
              Map.of(
                  "hs_timestamp",
                  "2026-03-12T10:00:00Z",
                  "hs_call_title",
                  "call " + i,
                  "hs_call_body",
                  "x".repeat(700)),
              List.of(),
              Optional.empty()));
    }
    return new BatchOperation.Create(calls);
  }
}

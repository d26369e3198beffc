package io.callbatch.adapter.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.port.out.CallStore.CallWrite;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A read that takes too long, or that nobody waits for, ends, and the store goes on. */
@Timeout(120)
class SlowReadsTest {
  private static final PortalId SLOW = new PortalId("slow");
  private static final PortalId OTHER = new PortalId("other");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");

  @TempDir static Path folder;
  private static int files;

  private SqlStore store;

  private enum Kind {
    FILE,
    MEMORY,
    POSTGRES
  }

  private void open(Kind kind, Duration longestRead) throws SQLException {
    if (kind == Kind.POSTGRES) {
      Postgres.empty();
    }
    store =
        SqlStore.open(
            switch (kind) {
              case FILE -> "sqlite:" + folder.resolve("slow-" + files++ + ".db");
              case MEMORY -> "sqlite::memory:";
              case POSTGRES -> Postgres.url();
            },
            longestRead);
    create();
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Looks for ever, in one statement. */
  private Object look(Kind kind, PortalId portal, Runnable begun) {
    return store
        .engine()
        .look(
            portal,
            (session, _) -> {
              begun.run();
              return session.query(
                  kind == Kind.POSTGRES
                      ? "SELECT 1 FROM pg_sleep(3600)"
                      : """
                      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
                      SELECT count(*) FROM n\
                      """,
                  row -> row.number(1));
            });
  }

  private Reason reason(Kind kind, PortalId portal, Runnable begun) {
    StoreUnavailableException failure =
        catchThrowableOfType(StoreUnavailableException.class, () -> look(kind, portal, begun));
    assertThat(failure).as("a read for ever has an end").isNotNull();
    return failure.reason();
  }

  private void create() {
    StoredCall call =
        store
            .transactions()
            .write(
                SLOW,
                transaction -> {
                  CallId id = transaction.calls().newIds(1).getFirst();
                  StoredCall made =
                      new StoredCall(
                          id, new TreeMap<>(Map.of("a", "1")), NOON, NOON, Optional.empty());
                  transaction
                      .calls()
                      .insert(
                          List.of(
                              new CallWrite(
                                  made,
                                  Map.of("a", "1"),
                                  Map.of(),
                                  List.of(),
                                  ChangeSource.integration("test"))));
                  return made;
                });
    assertThat(call.properties()).isNotEmpty();
  }

  private int count(PortalId portal) {
    return store
        .transactions()
        .read(portal, transaction -> transaction.calls().list(Optional.empty(), 100, false).size());
  }

  /** Nothing of the read is left: each place, and the store, is there again. */
  private void requireWell(Kind kind) throws Exception {
    int before = count(SLOW);
    create();
    assertThat(count(SLOW)).isEqualTo(before + 1);
    if (kind == Kind.POSTGRES) {
      while (Postgres.count(
              "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(%' "
                  + "AND query NOT LIKE '%activity%' AND state = 'active'")
          > 0) {
        Thread.onSpinWait();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsAtItsTimeLimit(Kind kind) throws Exception {
    open(kind, Duration.ofMillis(200));

    // More than there are places: each is given back.
    for (int i = 0; i < 20; i++) {
      assertThat(reason(kind, SLOW, () -> {})).isEqualTo(Reason.TIMED_OUT);
    }
    requireWell(kind);
  }

  @ParameterizedTest
  @EnumSource
  void endsWhenItsCallerIsInterrupted(Kind kind) throws Exception {
    open(kind, HOUR);
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Reason> reason = new CompletableFuture<>();
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread caller =
        Thread.ofVirtual()
            .start(() -> {
              try {
                reason.complete(reason(kind, SLOW, begun::countDown));
              } catch (Throwable e) {
                reason.completeExceptionally(e);
              }
              interrupted.set(Thread.currentThread().isInterrupted());
            });
    begun.await();

    caller.interrupt();

    assertThat(reason.get()).isEqualTo(Reason.ENDED);
    caller.join();
    assertThat(interrupted).isTrue();
    requireWell(kind);
  }

  @ParameterizedTest
  @EnumSource
  void endsWhenTheServerStops(Kind kind) throws Exception {
    open(kind, HOUR);
    CountDownLatch begun = new CountDownLatch(1);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Reason> reason = callers.submit(() -> reason(kind, SLOW, begun::countDown));
      begun.await();

      store.endReads();

      assertThat(reason.get()).isEqualTo(Reason.ENDED);
    }
    assertThat(reason(kind, SLOW, () -> {})).isEqualTo(Reason.ENDED);
    create(); // what runs is finished
    assertThat(store.queue().claim(NOON, HOUR)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void endsWhenTheStoreIsClosed(Kind kind) throws Exception {
    open(kind, HOUR);
    CountDownLatch begun = new CountDownLatch(1);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Reason> reason = callers.submit(() -> reason(kind, SLOW, begun::countDown));
      begun.await();

      store.close();

      assertThat(reason.get()).isEqualTo(Reason.ENDED);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FILE", "POSTGRES"})
  void leavesHalfOfThePlacesToOtherPortals(Kind kind) throws Exception {
    open(kind, Duration.ofSeconds(3));
    int places = kind == Kind.FILE ? 8 : 14;
    CountDownLatch begun = new CountDownLatch(places / 2);
    AtomicInteger all = new AtomicInteger();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reason>> reasons = new ArrayList<>();
      for (int i = 0; i < 3 * places; i++) {
        reasons.add(
            callers.submit(() ->
                reason(
                    kind,
                    SLOW,
                    () -> {
                      all.incrementAndGet();
                      begun.countDown();
                    })));
      }
      begun.await();

      assertThat(count(OTHER)).isZero();
      create();
      assertThat(store.queue().claim(NOON, HOUR)).isEmpty();

      assertThat(all.get()).isEqualTo(places / 2);
      List<Reason> ends = new ArrayList<>();
      for (Future<Reason> reason : reasons) {
        ends.add(reason.get(60, TimeUnit.SECONDS));
      }
      assertThat(ends).contains(Reason.TIMED_OUT, Reason.BUSY).doesNotContain(Reason.ENDED);
    }
    requireWell(kind);
  }
}

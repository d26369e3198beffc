package io.callbatch.adapter.sql.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.adapter.sql.SqlStore;
import io.callbatch.adapter.sql.SqlStoreEngine;
import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.domain.port.out.StoreHealth;
import io.callbatch.domain.port.out.StoreHealth.NotWell;
import io.callbatch.domain.port.out.StoreHealth.Well;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a store from taking a write is told in time, and no longer than it lasts. */
@Timeout(120)
class StoreProbeTest {
  private static final Duration SOON = Duration.ofMillis(300);
  private static final Duration PATIENT = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private String sqlite() {
    return "sqlite:" + folder.resolve("callbatch.db");
  }

  @Test
  void aWriterThatIsStuck() throws Exception {
    try (SqlStore store = SqlStore.open(sqlite());
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch writing = new CountDownLatch(1);
      CountDownLatch released = new CountDownLatch(1);
      Future<Boolean> stuck =
          callers.submit(() ->
              SqlStoreEngine.of(store)
                  .change((session, changes) -> {
                    writing.countDown();
                    return awaitForever(released);
                  }));
      writing.await();
      for (int i = 0; i < 3; i++) {
        assertThat(store.health().probe(SOON))
            .isEqualTo(
                new NotWell(Reason.UNREACHABLE, "the store has not taken a write within 300 ms"));
      }
      released.countDown();
      assertThat(stuck.get()).isTrue();
      assertThat(store.health().probe(PATIENT)).isEqualTo(new Well());
    }
  }

  private static boolean awaitForever(CountDownLatch released) {
    try {
      released.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFileThatMayNotGrow() {
    SqlStore.open(sqlite()).close();
    try (SqlStore store = SqlStore.open(sqlite() + "?max_page_count=150")) {
      assertThat(store.health().probe(PATIENT)).isEqualTo(new Well());
      Engine engine = SqlStoreEngine.of(store);
      assertThatThrownBy(
              () -> {
                while (true) {
                  boolean _ = engine.change((session, _) -> fill(session, 1_000));
                }
              })
          .isInstanceOf(StoreUnavailableException.class);
      assertThat(store.health().probe(PATIENT))
          .isEqualTo(new NotWell(Reason.FULL, "the store has no room left"));

      boolean _ = engine.change((session, _) -> session.update("DELETE FROM property_group") > 0);
      assertThat(store.health().probe(PATIENT)).isEqualTo(new Well());
    }
  }

  private static boolean fill(Session session, int bytes) {
    return session.update(
            """
            INSERT INTO property_group (portal, name, label, display_order)
            VALUES ('p', hex(randomblob(8)), hex(randomblob(?)), 0)
            """,
            (long) bytes)
        > 0;
  }

  @Test
  void aFileThatIsGone() throws IOException {
    try (SqlStore store = SqlStore.open(sqlite())) {
      assertThat(store.health().probe(PATIENT)).isEqualTo(new Well());
      Files.delete(folder.resolve("callbatch.db"));
      assertThat(store.health().probe(PATIENT)).isInstanceOf(NotWell.class);
    }
    assertThat(folder.resolve("callbatch.db")).doesNotExist();
  }

  @Test
  void aPostgresThatStandsStillAndOneThatIsGone() throws Exception {
    try (EmbeddedPostgres server =
            EmbeddedPostgres.builder().setDataDirectory(folder.resolve("data")).start();
        SqlStore store =
            SqlStore.open(
                "postgresql://postgres@localhost:%d/postgres".formatted(server.getPort()))) {
      StoreHealth health = store.health();
      assertThat(health.probe(PATIENT)).isEqualTo(new Well());

      signal("STOP");
      for (int i = 0; i < 3; i++) {
        long start = System.nanoTime();
        assertThat(health.probe(SOON)).isInstanceOf(NotWell.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENT);
      }
      signal("CONT");
      while (health.probe(PATIENT) instanceof NotWell) {
        Thread.onSpinWait();
      }

      server.close();
      assertThat(health.probe(PATIENT))
          .isEqualTo(new NotWell(Reason.UNREACHABLE, "the store can't be reached or is too busy"));
    }
  }

  /** To the server and to each process that serves a connection. */
  private void signal(String name) throws IOException, InterruptedException {
    long pid =
        Long.parseLong(
            Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst().strip());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    List<String> pids =
        Stream.concat(Stream.of(postmaster), postmaster.descendants())
            .map(process -> Long.toString(process.pid()))
            .toList();
    List<String> kill = Stream.concat(Stream.of("kill", "-" + name), pids.stream()).toList();
    assertThat(new ProcessBuilder(kill).inheritIO().start().waitFor()).isZero();
  }
}

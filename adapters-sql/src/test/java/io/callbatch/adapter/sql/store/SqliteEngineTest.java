package io.callbatch.adapter.sql.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.adapter.sql.SqlStore;
import io.callbatch.adapter.sql.SqlStoreEngine;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.port.out.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The writing thread outlives whatever it runs into, and answers everybody who waits. */
@Timeout(60)
class SqliteEngineTest {
  private static final PortalId PORTAL = new PortalId("portal-1");
  private static final BatchId BATCH = new BatchId("batch-1");

  @TempDir private Path folder;
  private SqlStore store;
  private Engine engine;

  @BeforeEach
  void open() {
    store = SqlStore.open("sqlite:" + folder.resolve("callbatch.db"));
    engine = SqlStoreEngine.of(store);
  }

  @AfterEach
  void close() {
    assertThat(engine.<Boolean>change((session, _) -> ProbeRow.write(session))).isTrue();
    store.close();
  }

  @Test
  void workThatRunsOutOfMemoryIsRefused() {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() ->
              engine.change((_, _) -> {
                throw new OutOfMemoryError("on purpose");
              }))
          .isInstanceOf(StoreUnavailableException.class);
    }
  }

  @Test
  void workThatIsWrongSaysSoItself() {
    assertThatThrownBy(() ->
            engine.change((_, _) -> {
              throw new AssertionError("on purpose");
            }))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() ->
            engine.change((_, _) -> {
              throw new ArithmeticException("on purpose");
            }))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aWatcherThatRunsOutOfMemoryUndoesNothing() {
    try (var _ =
        store
            .feed()
            .subscribe(
                PORTAL,
                BATCH,
                () -> {
                  throw new OutOfMemoryError("on purpose");
                })) {
      assertThat(
              engine.<Boolean>change((session, changes) -> {
                changes.batch(PORTAL, BATCH);
                return ProbeRow.write(session);
              }))
          .isTrue();
    }
  }

  @Test
  void aClosedEngineRefuses() {
    store.close();
    assertThatThrownBy(() -> engine.change((session, _) -> ProbeRow.write(session)))
        .isInstanceOf(StoreUnavailableException.class)
        .hasCauseInstanceOf(SQLException.class);
    open();
  }
}

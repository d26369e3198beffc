package io.callbatch.adapter.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.run.BatchChunk;
import io.callbatch.domain.model.run.BatchFacts;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.OperationKind;
import io.callbatch.domain.port.out.BatchFeed;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A PostgreSQL whose connections break, of another version, or shared by two processes. */
class PostgresOutageTest {
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");
  private static final PortalId PORTAL = new PortalId("portal-1");

  /** All but the one that says so. */
  private static final String BREAK_CONNECTIONS =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'callbatch'";

  @BeforeEach
  void emptyTheDatabase() throws SQLException {
    Postgres.empty();
  }

  @Test
  void aConnectionLostInTheMiddleIsUnavailabilityAndTheNextWorkGoesOn() {
    try (SqlStore store = SqlStore.open(Postgres.url())) {
      assertThatThrownBy(() ->
              store
                  .transactions()
                  .write(
                      PORTAL,
                      t -> {
                        t.calls().newIds(1);
                        breakConnections();
                        return t.calls().newIds(1);
                      }))
          .isInstanceOfSatisfying(
              StoreUnavailableException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
      assertThat(SqliteFileTest.create(store)).isNotNull();
    }
  }

  @Test
  void otherProcessesHearOfBatchesEvenAfterTheListenersConnectionBroke() throws Exception {
    try (SqlStore one = SqlStore.open(Postgres.url());
        SqlStore two = SqlStore.open(Postgres.url())) {
      submitAndHear(one, two, "batch-1");
      breakConnections();
      submitAndHear(one, two, "batch-2");
    }
  }

  private static void submitAndHear(SqlStore one, SqlStore two, String id) throws Exception {
    while (two.queue().claim(NOON, Duration.ofHours(1)).isPresent()) {
      // What the round before left.
    }
    BatchId batch = new BatchId(id);
    BatchJob.Pending job =
        new BatchJob.Pending(new BatchFacts(batch, OperationKind.ARCHIVE, NOON, 1));
    submit(one, job);
    two.queue().await(Duration.ofSeconds(20));
    assertThat(two.queue().claim(NOON, Duration.ofMinutes(1)))
        .hasValueSatisfying(chunk -> assertThat(chunk.batch()).isEqualTo(batch));

    CountDownLatch heard = new CountDownLatch(1);
    try (BatchFeed.Subscription _ = two.feed().subscribe(PORTAL, batch, heard::countDown)) {
      one.transactions()
          .write(
              PORTAL,
              t -> {
                t.batches().save(job.cancel(NOON));
                return true;
              });
      assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
    }
    Optional<BatchJob> found = two.transactions().read(PORTAL, t -> t.batches().find(batch));
    assertThat(found).map(BatchJob::status).contains(BatchStatus.CANCELED);
  }

  private static void submit(SqlStore store, BatchJob.Pending job) {
    Caller caller = new Caller(PORTAL, ChangeSource.integration("test"));
    store
        .transactions()
        .write(
            PORTAL,
            t -> {
              t.batches()
                  .submit(
                      caller,
                      job,
                      List.of(
                          new BatchChunk(
                              0, 0, new BatchOperation.Archive(List.of("1")), Set.of())));
              return true;
            });
  }

  @Test
  void aNewerSchemaIsRefused() throws SQLException {
    SqlStore.open(Postgres.url()).close();
    Postgres.run(
        """
        INSERT INTO callbatch_schema
        SELECT installed_rank + 98, '99', 'from the future', type, 'V99__x.sql', checksum,
          installed_by, installed_on, execution_time, success
        FROM callbatch_schema WHERE version = '1'
        """);
    assertThatThrownBy(() -> SqlStore.open(Postgres.url()))
        .isInstanceOf(StoreOpenException.class)
        .hasMessageContaining("has schema version 99");
  }

  @Test
  void aServerThatIsntThereIsRefusedWithoutThePassword() {
    assertThatThrownBy(() -> SqlStore.open("postgresql://ann:secret@localhost:1/db"))
        .isInstanceOf(StoreOpenException.class)
        .hasMessageContaining("postgresql://ann@localhost:1/db")
        .hasMessageNotContaining("secret");
  }

  private static void breakConnections() {
    try {
      Postgres.run(BREAK_CONNECTIONS);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

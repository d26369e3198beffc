package io.callbatch.adapter.sql.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.sql.SqlStore;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.port.out.CallStore.CallWrite;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import io.callbatch.domain.port.out.Transactions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A SQLite file that has no room for all of those who write together. */
class SqliteFullTest {
  private static final PortalId PORTAL = new PortalId("portal-1");
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");

  @TempDir private Path folder;
  private String file;

  @BeforeEach
  void makeTheFile() {
    file = folder.resolve("callbatch.db").toString();
    SqlStore.open("sqlite:" + file).close();
  }

  @Test
  void whatHasNoRoomIsRefusedAndNothingAcknowledgedIsLost() throws Exception {
    long most = pages() + 200;
    List<StoredCall> acknowledged = new ArrayList<>();
    int refused = 0;
    try (SqlStore store = SqlStore.open("sqlite:%s?max_page_count=%d".formatted(file, most))) {
      Transactions transactions = store.transactions();
      try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<StoredCall>> ends = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
          String body = "x".repeat(i % 2 == 0 ? 10 : 60_000);
          ends.add(clients.submit(() -> create(transactions, body)));
        }
        for (Future<StoredCall> end : ends) {
          try {
            acknowledged.add(end.get());
          } catch (ExecutionException e) {
            assertThat(e.getCause())
                .isInstanceOfSatisfying(
                    StoreUnavailableException.class,
                    full -> assertThat(full.reason()).isEqualTo(Reason.FULL));
            refused++;
          }
        }
      }
    }
    assertThat(refused).isPositive();
    assertThat(acknowledged).isNotEmpty();
    try (SqlStore store = SqlStore.open("sqlite:" + file)) {
      List<StoredCall> kept =
          store.transactions().read(PORTAL, t -> t.calls().list(Optional.empty(), 100, false));
      assertThat(kept).containsExactlyInAnyOrderElementsOf(acknowledged);
    }
  }

  private long pages() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      return statement.executeQuery("PRAGMA page_count").getLong(1);
    }
  }

  private static StoredCall create(Transactions transactions, String body) {
    return transactions.write(
        PORTAL,
        t -> {
          CallId id = t.calls().newIds(1).getFirst();
          StoredCall call =
              new StoredCall(id, new TreeMap<>(Map.of("body", body)), NOON, NOON, Optional.empty());
          CallWrite write =
              new CallWrite(
                  call, call.properties(), Map.of(), List.of(), ChangeSource.integration("test"));
          t.calls().insert(List.of(write));
          return call;
        });
  }
}

package io.callbatch.adapter.sql;

import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.port.out.CallStore.CallWrite;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures quickly how many calls a store takes. Not a test: {@code main STORE_URL SECONDS}, where
 * {@code embedded} is a PostgreSQL that it starts.
 */
final class Throughput {
  private static final PortalId PORTAL = new PortalId("portal-1");

  private Throughput() {}

  public static void main(String[] args) {
    long nanos = Long.parseLong(args[1]) * 1_000_000_000L;
    try (SqlStore store = SqlStore.open(args[0].equals("embedded") ? Postgres.url() : args[0])) {
      for (int round = 0; round < 3; round++) {
        AtomicInteger batches = new AtomicInteger();
        long start = System.nanoTime();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
          for (int i = 0; i < 8; i++) {
            clients.execute(() -> {
              while (System.nanoTime() - start < nanos) {
                create(store);
                batches.incrementAndGet();
              }
            });
          }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%,.0f calls/s%n", batches.get() * 100 / seconds);
      }
    }
  }

  private static void create(SqlStore store) {
    store
        .transactions()
        .write(
            PORTAL,
            t -> {
              List<CallId> ids = t.calls().newIds(100);
              t.calls().insert(ids.stream().map(Throughput::write).toList());
              return true;
            });
  }

  private static CallWrite write(CallId id) {
    Instant now = Instant.now();
    StoredCall call =
        new StoredCall(
            id,
            new TreeMap<>(
                Map.of(
                    "hs_timestamp", now.toString(),
                    "hs_call_title", "Discovery call " + id.value(),
                    "hs_call_body", "x".repeat(700),
                    "hs_body_preview", "one two three four five",
                    "hs_call_direction", "OUTBOUND",
                    "hs_call_status", "COMPLETED",
                    "hs_call_duration", "120000",
                    "hubspot_owner_id", "7")),
            now,
            now,
            Optional.empty());
    return new CallWrite(
        call, call.properties(), Map.of(), List.of(), ChangeSource.integration("test"));
  }
}

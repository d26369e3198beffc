package io.callbatch.domain.testing;

import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.Fingerprint;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.out.BatchFeed;
import io.callbatch.domain.port.out.CallStore.CallWrite;
import io.callbatch.domain.port.out.ChunkQueue;
import io.callbatch.domain.port.out.StoreHealth;
import io.callbatch.domain.port.out.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts of the stores' ports share. A subclass for each store says how to open it. */
public abstract class StoreContract {
  protected static final Instant NOON = Instant.parse("2026-03-12T12:00:00.123Z");
  protected static final PortalId PORTAL = new PortalId("portal-1");
  protected static final PortalId OTHER = new PortalId("portal-2");
  protected static final ChangeSource SOURCE = ChangeSource.integration("test");
  protected static final Caller CALLER = new Caller(PORTAL, SOURCE);
  protected static final Fingerprint FINGERPRINT = new Fingerprint("0a".repeat(32));

  protected Opened store;

  /**
   * An open and empty store.
   *
   * @param damage spoils what the store keeps
   */
  public record Opened(
      Transactions transactions,
      ChunkQueue queue,
      BatchFeed feed,
      StoreHealth health,
      Damage damage,
      Runnable close) {}

  /** Spoils the kept inputs of a chunk. */
  public interface Damage {
    /** Does it, to a chunk that waits. */
    void inputs(PortalId portal, BatchId batch, int ordinal);
  }

  /** Opens an empty store. */
  protected abstract Opened open() throws Exception;

  @BeforeEach
  void openStore() throws Exception {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close().run();
  }

  /** Creates calls with these properties, one for each map. */
  @SafeVarargs
  protected final List<StoredCall> create(Map<String, String>... properties) {
    return create(PORTAL, List.of(properties));
  }

  protected final List<StoredCall> create(PortalId portal, List<Map<String, String>> properties) {
    return store
        .transactions()
        .write(
            portal,
            transaction -> {
              List<CallId> ids = transaction.calls().newIds(properties.size());
              List<CallWrite> writes =
                  IntStream.range(0, ids.size())
                      .mapToObj(i -> write(call(ids.get(i), properties.get(i))))
                      .toList();
              transaction.calls().insert(writes);
              return writes.stream().map(CallWrite::call).toList();
            });
  }

  protected static StoredCall call(CallId id, Map<String, String> properties) {
    return new StoredCall(id, new TreeMap<>(properties), NOON, NOON, Optional.empty());
  }

  protected static CallWrite write(StoredCall call) {
    return new CallWrite(call, call.properties(), Map.of(), List.of(), SOURCE);
  }

  protected static CallWrite write(StoredCall call, List<CallAssociation> associations) {
    return new CallWrite(call, call.properties(), Map.of(), associations, SOURCE);
  }

  protected static CallWrite write(StoredCall call, Map<String, String> unique) {
    return new CallWrite(call, call.properties(), unique, List.of(), SOURCE);
  }

  /** A call as an answer shows it. */
  protected static Call shown(StoredCall call) {
    return new Call(
        call.id().text(),
        call.properties(),
        List.of(),
        Map.of(),
        call.createdAt(),
        call.updatedAt(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.of("trace"),
        Optional.empty(),
        Map.of(),
        List.of(),
        Map.of(),
        List.of());
  }

  protected static InputOutcome done(int input, StoredCall call) {
    return new InputOutcome.Done(input, Optional.of(shown(call)));
  }
}

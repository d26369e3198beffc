package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyFixture;
import io.callbatch.domain.model.run.BatchLimits;
import io.callbatch.domain.model.run.BatchMode;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.in.ExecuteBatchUseCase.ExecuteBatchCommand;
import io.callbatch.domain.port.in.PurgeCallUseCase.PurgeCallCommand;
import io.callbatch.domain.testing.InMemoryStore;
import io.callbatch.domain.testing.TestClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A portal on the fake store, under a pinned clock, with two properties of its own that have unique
 * values: {@code pbx_id} and {@code crm_id}.
 */
final class PortalFixture {
  static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");
  static final PortalId PORTAL = new PortalId("44012345");
  static final PortalId OTHER = new PortalId("44099999");
  static final ChangeSource SOURCE =
      new ChangeSource("INTEGRATION", Optional.of("tests"), Optional.of("Tests"), Optional.of(7L));
  static final Caller CALLER = new Caller(PORTAL, SOURCE);

  final InMemoryStore store = new InMemoryStore();
  final TestClock clock = new TestClock(NOON);
  final ExecuteBatchService execute = new ExecuteBatchService(store, clock, BatchLimits.DEFAULT);
  final MergeCallsService merge = new MergeCallsService(store, clock);
  final CallAssociationsService associations = new CallAssociationsService(store, clock);
  final ArchiveCallService archive = new ArchiveCallService(store, clock);
  final PurgeCallService purge = new PurgeCallService(store, clock);

  PortalFixture() {
    define(PropertyFixture.unique("pbx_id"));
    define(PropertyFixture.unique("crm_id"));
  }

  void define(PropertyDefinition definition) {
    store.write(
        PORTAL,
        transaction -> {
          transaction.properties().save(definition);
          return true;
        });
  }

  /** Does a batch; the outcomes. */
  List<InputOutcome> run(BatchOperation operation) {
    return execute.execute(new ExecuteBatchCommand(CALLER, Optional.empty(), operation)).outcomes();
  }

  /** Does a batch in a mode; the outcomes. */
  List<InputOutcome> run(BatchMode mode, BatchOperation operation) {
    return execute
        .execute(new ExecuteBatchCommand(CALLER, Optional.empty(), operation, mode))
        .outcomes();
  }

  /** Does a batch under a request id. */
  BatchOutcome run(String requestId, BatchOperation operation) {
    return execute.execute(
        new ExecuteBatchCommand(CALLER, Optional.of(new RequestId(requestId)), operation));
  }

  /** Creates a call that has these properties beside its time; its id. */
  String create(String... properties) {
    return done(run(new BatchOperation.Create(List.of(input(properties)))).getFirst()).id();
  }

  /** Reads a call by its id, with the history of these properties. */
  Call read(String id, String... properties) {
    Selection selection =
        new Selection(List.of(), List.of(properties), List.of("contact", "companies"), false);
    return done(run(new BatchOperation.Read(List.of(id), Optional.empty(), selection)).getFirst());
  }

  /** Whether there is such a live call. */
  boolean isLive(String id) {
    BatchOperation read = new BatchOperation.Read(List.of(id), Optional.empty(), Selection.PLAIN);
    return run(read).getFirst() instanceof InputOutcome.Done;
  }

  int liveCalls() {
    return store.<Integer>read(
        PORTAL, transaction -> transaction.calls().list(Optional.empty(), 10_000, false).size());
  }

  void archive(String... ids) {
    run(new BatchOperation.Archive(List.of(ids)));
  }

  void purge(String id) {
    purge.purge(new PurgeCallCommand(CALLER, Optional.empty(), id, Optional.empty()));
  }

  /** A call to create, with these properties beside its time. */
  static CallInput input(String... properties) {
    return new CallInput(timed(properties), List.of(), Optional.empty());
  }

  static CallPatch patch(String id, String... properties) {
    return new CallPatch(id, Optional.empty(), map(properties), Optional.empty());
  }

  static CallPatch patchBy(String idProperty, String id, String... properties) {
    return new CallPatch(id, Optional.of(idProperty), map(properties), Optional.empty());
  }

  /** An upsert's input: a change that would do for a new call too. */
  static CallPatch upsert(String idProperty, String id, String... properties) {
    return new CallPatch(id, Optional.of(idProperty), timed(properties), Optional.empty());
  }

  static Map<String, String> timed(String... properties) {
    List<String> all = new ArrayList<>(List.of("hs_timestamp", "2026-03-12T10:00:00Z"));
    all.addAll(List.of(properties));
    return map(all.toArray(String[]::new));
  }

  static Map<String, String> map(String... properties) {
    OrderedMap.Builder<String> map = new OrderedMap.Builder<>();
    for (int i = 0; i < properties.length; i += 2) {
      map.put(properties[i], properties[i + 1]);
    }
    return map.build();
  }

  static Call done(InputOutcome outcome) {
    return switch (outcome) {
      case InputOutcome.Done done -> done.call().orElseThrow();
      case InputOutcome.Failed failed -> throw new AssertionError("failed: " + failed.failure());
    };
  }

  static InputFailure failure(InputOutcome outcome) {
    return switch (outcome) {
      case InputOutcome.Failed failed -> failed.failure();
      case InputOutcome.Done done -> throw new AssertionError("done: " + done.call());
    };
  }
}

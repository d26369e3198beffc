package io.callbatch.domain.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.property.PropertyFixture;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.BatchLimits;
import io.callbatch.domain.model.run.BatchMode;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.BatchProgress;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.in.ExecuteBatchUseCase.ExecuteBatchCommand;
import io.callbatch.domain.port.in.GetBatchUseCase.BatchView;
import io.callbatch.domain.port.in.GetBatchUseCase.GetBatchCommand;
import io.callbatch.domain.port.in.ListCallsUseCase.ListCallsCommand;
import io.callbatch.domain.port.in.PurgeCallUseCase.PurgeCallCommand;
import io.callbatch.domain.port.in.RequestIdReusedException;
import io.callbatch.domain.port.in.SubmitBatchUseCase.SubmitBatchCommand;
import io.callbatch.domain.testing.ModelPortal.ModelCall;
import io.callbatch.domain.usecase.batch.BatchWorker;
import io.callbatch.domain.usecase.batch.CancelBatchService;
import io.callbatch.domain.usecase.batch.ExecuteBatchService;
import io.callbatch.domain.usecase.batch.GetBatchService;
import io.callbatch.domain.usecase.batch.ListCallsService;
import io.callbatch.domain.usecase.batch.PurgeCallService;
import io.callbatch.domain.usecase.batch.SubmitBatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** One run of random operations on a portal of its own, beside the model. */
final class BatchStateMachine {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final int CHUNK = 2;
  private static final int MOST_CLAIMS = 5;

  /** A request that was answered; what has been purged since is taken out of the outcomes. */
  private record Answered(
      RequestId id, BatchOperation operation, BatchMode mode, List<InputOutcome> outcomes) {}

  private static final class ModelBatch {
    final BatchId id;
    final BatchOperation operation;
    final List<InputOutcome> outcomes = new ArrayList<>();
    boolean canceled;
    int claims;

    ModelBatch(BatchId id, BatchOperation operation) {
      this.id = id;
      this.operation = operation;
    }

    boolean active() {
      return !canceled && outcomes.size() < operation.size();
    }
  }

  private final Draw draw;
  private final TestClock clock = new TestClock(StoreContract.NOON);
  private final Caller caller;
  private final StoreContract.Opened store;
  private final ExecuteBatchService execute;
  private final SubmitBatchService submit;
  private final GetBatchService get;
  private final CancelBatchService cancel;
  private final ListCallsService list;
  private final PurgeCallService purge;
  private final BatchWorker worker;

  private final ModelPortal model = new ModelPortal();
  private final List<Answered> answered = new ArrayList<>();
  private final List<ModelBatch> batches = new ArrayList<>();
  private final List<String> log = new ArrayList<>();

  BatchStateMachine(StoreContract.Opened store, String portal, Draw draw) {
    this.store = store;
    this.draw = draw;
    this.caller = new Caller(new PortalId(portal), StoreContract.SOURCE);
    BatchLimits limits = new BatchLimits(10, 10, CHUNK, 1 << 20);
    execute = new ExecuteBatchService(store.transactions(), clock, limits);
    submit =
        new SubmitBatchService(
            store.transactions(), clock, () -> "batch-%04d".formatted(batches.size()), limits);
    get = new GetBatchService(store.transactions(), limits);
    cancel = new CancelBatchService(store.transactions(), clock);
    list = new ListCallsService(store.transactions());
    purge = new PurgeCallService(store.transactions(), clock);
    worker = new BatchWorker(store.transactions(), store.queue(), clock, LEASE, () -> false);
    var _ =
        store
            .transactions()
            .write(
                caller.portal(),
                transaction -> {
                  ModelPortal.UNIQUE.forEach(
                      name -> transaction.properties().save(PropertyFixture.unique(name)));
                  return true;
                });
  }

  void run(int steps) {
    for (int i = 0; i < steps; i++) {
      step();
      compare();
      clock.advance(Duration.ofMillis(1));
    }
    while (batches.stream().anyMatch(ModelBatch::active)) {
      work();
      compare();
    }
    assertThat(worker.workOnce()).isFalse();
  }

  private void step() {
    switch (draw.below(12)) {
      case 0, 1, 2, 3, 4 -> execute(operation());
      case 5 -> replay();
      case 6, 7 -> submit(operation());
      case 8, 9 -> work();
      case 10 -> {
        if (draw.chance(50)) {
          purge(id());
        } else {
          crash();
        }
      }
      default -> cancel();
    }
  }

  private String id() {
    List<String> seen = new ArrayList<>(model.everSeen);
    seen.sort(null);
    return seen.isEmpty() || draw.chance(10)
        ? draw.oneOf("1", "abc", "", "-1")
        : seen.get(draw.below(seen.size()));
  }

  private String value() {
    return draw.oneOf("w", "x", "y", "z");
  }

  private Map<String, String> properties(boolean timed) {
    OrderedMap.Builder<String> properties = new OrderedMap.Builder<>();
    if (timed) {
      properties.put("hs_timestamp", "2026-03-12T10:00:00Z");
    }
    if (draw.chance(60)) {
      properties.put("hs_call_title", draw.oneOf("", "a", "b"));
    }
    for (String unique : List.of("u", "v")) {
      if (draw.chance(25)) {
        properties.put(unique, draw.chance(20) ? "" : value());
      }
    }
    if (draw.chance(5)) {
      properties.put("nonsense", "x");
    }
    return properties.build();
  }

  private BatchOperation operation() {
    return switch (draw.below(5)) {
      case 0 ->
          new BatchOperation.Create(
              some(() -> new CallInput(properties(draw.chance(90)), List.of(), Optional.empty())));
      case 1 -> {
        Optional<String> idProperty = draw.optional(() -> draw.oneOf("u", "v", "hs_call_title"));
        yield new BatchOperation.Read(
            some(() -> idProperty.isPresent() ? value() : id()),
            idProperty,
            new Selection(List.of(), List.of(), List.of(), draw.chance(30)));
      }
      case 2 ->
          new BatchOperation.Update(
              some(() ->
                  draw.chance(50)
                      ? patch(id(), Optional.empty(), false)
                      : patch(value(), Optional.of(draw.oneOf("u", "v")), false)));
      case 3 ->
          new BatchOperation.Upsert(
              some(() ->
                  draw.chance(90)
                      ? patch(value(), Optional.of(draw.oneOf("u", "v")), draw.chance(90))
                      : patch(
                          draw.oneOf("", "a"),
                          draw.optional(() -> draw.oneOf("u", "nonsense")),
                          true)));
      default -> new BatchOperation.Archive(some(this::id));
    };
  }

  private <T> List<T> some(Supplier<T> element) {
    List<T> some = new ArrayList<>();
    for (int i = draw.below(5); i >= 0; i--) {
      some.add(element.get());
    }
    return some;
  }

  private CallPatch patch(String id, Optional<String> idProperty, boolean timed) {
    return new CallPatch(id, idProperty, properties(timed), Optional.empty());
  }

  private static Set<Integer> repeated(BatchOperation operation) {
    List<CallPatch> patches =
        switch (operation) {
          case BatchOperation.Update update -> update.inputs();
          case BatchOperation.Upsert upsert -> upsert.inputs();
          case BatchOperation.Create _, BatchOperation.Read _, BatchOperation.Archive _ ->
              List.of();
        };
    Set<Integer> repeated = new HashSet<>();
    Set<List<Object>> names = new HashSet<>();
    for (int i = 0; i < patches.size(); i++) {
      if (!names.add(List.of(patches.get(i).idProperty(), patches.get(i).id()))) {
        repeated.add(i);
      }
    }
    return repeated;
  }

  private void execute(BatchOperation operation) {
    log.add("execute " + operation);
    boolean named = draw.chance(50) && !(operation instanceof BatchOperation.Read);
    Optional<RequestId> request =
        named ? Optional.of(new RequestId("r-" + answered.size())) : Optional.empty();
    BatchMode mode = draw.oneOf(BatchMode.EACH_INPUT, BatchMode.ALL_OR_NOTHING);
    log.add(mode.name());
    List<InputOutcome> outcomes =
        execute.execute(new ExecuteBatchCommand(caller, request, operation, mode)).outcomes();
    expect(operation, mode, repeated(operation), outcomes);
    request.ifPresent(id -> answered.add(new Answered(id, operation, mode, outcomes)));
  }

  private void expect(
      BatchOperation operation,
      BatchMode mode,
      Set<Integer> repeated,
      List<InputOutcome> outcomes) {
    List<String> expected =
        model.new Batch(clock.instant(), repeated, outcomes).expected(operation, mode);
    assertThat(outcomes.stream().map(BatchStateMachine::text).toList())
        .as(this::story)
        .isEqualTo(expected);
  }

  private static String text(InputOutcome outcome) {
    return switch (outcome) {
      case InputOutcome.Failed(int _, var failure) -> failure.category().wireName();
      case InputOutcome.Done(int _, var call) ->
          "done"
              + call.map(shown -> " " + shown.id()).orElse("")
              + call.flatMap(Call::isNew).map(isNew -> " " + isNew).orElse("");
    };
  }

  private void replay() {
    if (answered.isEmpty()) {
      return;
    }
    Answered first = answered.get(draw.below(answered.size()));
    BatchOperation operation = draw.chance(70) ? first.operation : operation();
    if (operation instanceof BatchOperation.Read) {
      return;
    }
    log.add("replay " + first.id + " with " + operation);
    ExecuteBatchCommand command =
        new ExecuteBatchCommand(caller, Optional.of(first.id), operation, first.mode);
    if (operation.equals(first.operation)) {
      assertThat(execute.execute(command).outcomes()).as(this::story).isEqualTo(first.outcomes);
    } else {
      assertThatThrownBy(() -> execute.execute(command))
          .as(this::story)
          .isInstanceOf(RequestIdReusedException.class);
    }
  }

  private void submit(BatchOperation operation) {
    log.add("submit " + operation);
    BatchJob job = submit.submit(new SubmitBatchCommand(caller, Optional.empty(), operation));
    assertThat(job).isInstanceOf(BatchJob.Pending.class);
    batches.add(new ModelBatch(job.facts().id(), operation));
  }

  private Optional<ModelBatch> next() {
    return batches.stream().filter(ModelBatch::active).findFirst();
  }

  private void work() {
    log.add("work");
    assertThat(worker.workOnce()).as(this::story).isEqualTo(next().isPresent());
    next()
        .ifPresent(batch -> {
          int from = batch.outcomes.size();
          int to = Math.min(from + CHUNK, batch.operation.size());
          List<InputOutcome> all = view(batch).outcomes();
          List<InputOutcome> outcomes = all.subList(Math.min(from, all.size()), all.size());
          assertThat(outcomes).as(this::story).extracting(InputOutcome::input).startsWith(from);
          if (batch.claims >= MOST_CLAIMS) {
            assertThat(outcomes)
                .as(this::story)
                .hasSize(to - from)
                .allMatch(outcome -> text(outcome).equals(FailureCategory.INTERNAL_ERROR.name()));
          } else {
            Set<Integer> repeated = new HashSet<>();
            repeated(batch.operation).forEach(index -> repeated.add(index - from));
            expect(batch.operation.part(from, to), BatchMode.EACH_INPUT, repeated, outcomes);
          }
          batch.outcomes.addAll(outcomes);
          batch.claims = 0;
        });
  }

  /** A worker dies with a chunk in its hands, and its lease runs out. */
  private void crash() {
    log.add("crash");
    boolean claimed = store.queue().claim(clock.instant(), LEASE).isPresent();
    assertThat(claimed).as(this::story).isEqualTo(next().isPresent());
    next().ifPresent(batch -> batch.claims++);
    clock.advance(LEASE);
  }

  private void cancel() {
    if (!batches.isEmpty()) {
      ModelBatch batch = batches.get(draw.below(batches.size()));
      log.add("cancel " + batch.id);
      assertThat(cancel.cancel(caller.portal(), batch.id)).isPresent();
      batch.canceled |= batch.active();
    }
  }

  private void purge(String id) {
    log.add("purge " + id);
    purge.purge(new PurgeCallCommand(caller, Optional.empty(), id, Optional.empty()));
    model.calls.remove(id);
    answered.replaceAll(
        one -> new Answered(one.id, one.operation, one.mode, without(id, one.outcomes)));
    batches.forEach(batch -> batch.outcomes.replaceAll(outcome -> without(id, outcome)));
  }

  private static List<InputOutcome> without(String id, List<InputOutcome> outcomes) {
    return outcomes.stream().map(outcome -> without(id, outcome)).toList();
  }

  private static InputOutcome without(String id, InputOutcome outcome) {
    return outcome instanceof InputOutcome.Done(int input, Optional<Call> call)
            && call.filter(shown -> shown.id().equals(id)).isPresent()
        ? new InputOutcome.Done(input, Optional.empty())
        : outcome;
  }

  private BatchView view(ModelBatch batch) {
    return get.get(new GetBatchCommand(caller.portal(), batch.id, true)).orElseThrow();
  }

  private void compare() {
    Map<String, String> expected = new TreeMap<>();
    model.calls.forEach((id, call) -> expected.put(id, text(call)));
    Map<String, String> actual = new TreeMap<>();
    for (boolean archived : List.of(false, true)) {
      Selection all = new Selection(List.of(), ModelPortal.NAMES, List.of(), archived);
      list.list(new ListCallsCommand(caller.portal(), all, Optional.empty(), 1_000))
          .calls()
          .forEach(call -> actual.put(call.id(), text(call)));
    }
    assertThat(actual).as(this::story).isEqualTo(expected);
    for (ModelBatch batch : batches) {
      BatchView view = view(batch);
      assertThat(view.outcomes()).as(this::story).isEqualTo(batch.outcomes);
      assertThat(view.job().progress())
          .as(this::story)
          .isEqualTo(
              new BatchProgress(
                  batch.outcomes.size(),
                  Math.toIntExact(
                      batch.outcomes.stream()
                          .filter(InputOutcome.Failed.class::isInstance)
                          .count())));
      assertThat(view.job().status()).as(this::story).isEqualTo(status(batch));
    }
  }

  private static BatchStatus status(ModelBatch batch) {
    if (batch.canceled) {
      return BatchStatus.CANCELED;
    }
    if (!batch.active()) {
      return BatchStatus.COMPLETE;
    }
    return batch.outcomes.isEmpty() ? BatchStatus.PENDING : BatchStatus.PROCESSING;
  }

  private static String text(ModelCall call) {
    return "%s %s %s %s %s"
        .formatted(call.properties, call.history, call.createdAt, call.updatedAt, call.archivedAt);
  }

  private static String text(Call call) {
    TreeMap<String, String> properties = new TreeMap<>(call.properties());
    properties.keySet().retainAll(ModelPortal.NAMES);
    TreeMap<String, List<String>> history = new TreeMap<>();
    call.propertiesWithHistory()
        .forEach((name, versions) -> {
          if (!versions.isEmpty()) {
            history.put(
                name, versions.stream().map(version -> version.value().orElseThrow()).toList());
          }
        });
    return "%s %s %s %s %s"
        .formatted(properties, history, call.createdAt(), call.updatedAt(), call.archivedAt());
  }

  private String story() {
    return String.join("\n", log);
  }
}

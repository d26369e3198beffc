package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.input.CallRules;
import io.callbatch.domain.model.input.PropertyCheck;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.out.CallStore.CallWrite;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Changes calls that have a unique value, and creates those that nobody has yet. */
final class UpsertCalls {

  private final Work work;

  /** What one input leads to. */
  sealed interface Step permits ChangedCalls.Change, NewCalls.Draft {}

  UpsertCalls(Work work) {
    this.work = work;
  }

  /** Changes or creates them; patches that repeat another one's name fail. */
  List<InputOutcome> run(List<CallPatch> patches, Set<Integer> repeated) {
    Outcomes outcomes = new Outcomes(patches.size());
    Targets targets = Targets.of(work, patches, repeated, outcomes);
    CallRules rules = new CallRules(work.definitions(), work.portal());
    PatchRules patchRules = new PatchRules(rules, outcomes);
    List<Step> steps = new ArrayList<>(patches.size());
    for (int i = 0; i < patches.size(); i++) {
      if (!outcomes.isKnown(i)) {
        CallPatch patch = patches.get(i);
        Optional<StoredCall> call = targets.live(patch);
        if (patch.idProperty().isEmpty()) {
          outcomes.failed(i, Failures.withoutIdProperty());
        } else if (patch.id().isEmpty()) {
          outcomes.failed(i, Failures.withoutId());
        } else if (call.isEmpty()) {
          draft(i, patch, patch.idProperty().get(), rules, outcomes).ifPresent(steps::add);
        } else if (targets.take(i, patch, call.get())) {
          change(i, patch, call.get(), patchRules, outcomes).ifPresent(steps::add);
        }
      }
    }
    take(steps, outcomes);
    return outcomes.inOrder();
  }

  /** In the order of the inputs, so that of two which want a unique value the later one fails. */
  private void take(List<Step> steps, Outcomes outcomes) {
    UniqueClaims claims =
        UniqueClaims.among(work, steps.stream().map(UpsertCalls::values).toList());
    ChangedCalls changed = new ChangedCalls(work, claims, outcomes);
    NewCalls created = new NewCalls(work, claims, outcomes);
    Iterator<CallId> ids = newIds(steps).iterator();
    List<CallWrite> updates = new ArrayList<>();
    List<CallWrite> inserts = new ArrayList<>();
    for (Step step : steps) {
      switch (step) {
        case ChangedCalls.Change change -> changed.plan(change).ifPresent(updates::add);
        case NewCalls.Draft draft -> created.plan(ids.next(), draft).ifPresent(inserts::add);
      }
    }
    if (outcomes.allow(work.mode())) {
      changed.save(updates);
      created.save(inserts);
    }
  }

  private List<CallId> newIds(List<Step> steps) {
    int count = Math.toIntExact(steps.stream().filter(NewCalls.Draft.class::isInstance).count());
    return count == 0 ? List.of() : work.calls().newIds(count);
  }

  private static Map<String, String> values(Step step) {
    return switch (step) {
      case ChangedCalls.Change change -> change.changes();
      case NewCalls.Draft draft -> draft.values();
    };
  }

  /** An upsert may say no more than which call it is about; then there is nothing to change. */
  private static Optional<ChangedCalls.Change> change(
      int index, CallPatch patch, StoredCall call, PatchRules rules, Outcomes outcomes) {
    if (patch.properties().isEmpty()) {
      return Optional.of(
          new ChangedCalls.Change(
              index, call, Map.of(), Map.of(), patch.objectWriteTraceId(), Optional.of(false)));
    }
    return rules.change(index, patch, call, Optional.of(false));
  }

  private static Optional<NewCalls.Draft> draft(
      int index, CallPatch patch, String idProperty, CallRules rules, Outcomes outcomes) {
    OrderedMap.Builder<String> properties = new OrderedMap.Builder<>();
    patch.properties().forEach(properties::put);
    if (patch.properties().getOrDefault(idProperty, "").isEmpty()) {
      properties.put(idProperty, patch.id());
    }
    return switch (rules.checkNew(properties.build())) {
      case PropertyCheck.Refused refused -> {
        outcomes.failed(index, refused.failure());
        yield Optional.empty();
      }
      case PropertyCheck.Accepted accepted ->
          Optional.of(
              new NewCalls.Draft(
                  index,
                  accepted.values(),
                  List.of(),
                  patch.objectWriteTraceId(),
                  Optional.of(true)));
    };
  }
}

package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.input.CallRules;
import io.callbatch.domain.model.input.PropertyCheck;
import io.callbatch.domain.model.run.InputOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Changes calls that have a unique value, and creates those that nobody has yet. */
final class UpsertCalls {

  private final Work work;

  UpsertCalls(Work work) {
    this.work = work;
  }

  /** Changes or creates them; patches that repeat another one's name fail. */
  List<InputOutcome> run(List<CallPatch> patches, Set<Integer> repeated) {
    Outcomes outcomes = new Outcomes(patches.size());
    Targets targets = Targets.of(work, patches, repeated, outcomes);
    CallRules rules = new CallRules(work.definitions(), work.portal());
    PatchRules patchRules = new PatchRules(rules, outcomes);
    List<ChangedCalls.Change> changes = new ArrayList<>();
    List<NewCalls.Draft> drafts = new ArrayList<>();
    for (int i = 0; i < patches.size(); i++) {
      if (!outcomes.isKnown(i)) {
        CallPatch patch = patches.get(i);
        Optional<StoredCall> call = targets.live(patch);
        if (patch.idProperty().isEmpty()) {
          outcomes.failed(i, Failures.withoutIdProperty());
        } else if (call.isEmpty()) {
          draft(i, patch, patch.idProperty().get(), rules, outcomes).ifPresent(drafts::add);
        } else if (targets.take(i, patch, call.get())) {
          change(i, patch, call.get(), patchRules, outcomes).ifPresent(changes::add);
        }
      }
    }
    UniqueClaims claims =
        UniqueClaims.among(
            work,
            Stream.concat(
                    changes.stream().map(ChangedCalls.Change::changes),
                    drafts.stream().map(NewCalls.Draft::values))
                .toList());
    new ChangedCalls(work, claims, outcomes).update(changes);
    new NewCalls(work, claims, outcomes).insert(drafts);
    return outcomes.inOrder();
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
    if (!patch.properties().containsKey(idProperty)) {
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

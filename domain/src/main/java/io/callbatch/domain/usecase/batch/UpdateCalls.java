package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.input.CallRules;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.out.CallStore.CallWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Changes calls that are there. */
final class UpdateCalls {

  private final Work work;

  UpdateCalls(Work work) {
    this.work = work;
  }

  /** Changes them; patches that repeat another one's name fail. */
  List<InputOutcome> run(List<CallPatch> patches, Set<Integer> repeated) {
    Outcomes outcomes = new Outcomes(patches.size());
    Targets targets = Targets.of(work, patches, repeated, outcomes);
    PatchRules rules = new PatchRules(new CallRules(work.definitions(), work.portal()), outcomes);
    List<ChangedCalls.Change> changes = new ArrayList<>(patches.size());
    for (int i = 0; i < patches.size(); i++) {
      if (!outcomes.isKnown(i)) {
        CallPatch patch = patches.get(i);
        Optional<StoredCall> call = targets.live(patch);
        if (targets.isMerged(patch)) {
          outcomes.done(i, Optional.empty()); // as HubSpot leaves it out without an error
        } else if (call.isEmpty()) {
          outcomes.failed(i, Failures.notFound(patch.id()));
        } else if (targets.take(i, patch, call.get())) {
          rules.change(i, patch, call.get(), Optional.empty()).ifPresent(changes::add);
        }
      }
    }
    UniqueClaims claims =
        UniqueClaims.among(work, changes.stream().map(ChangedCalls.Change::changes).toList());
    ChangedCalls changed = new ChangedCalls(work, claims, outcomes);
    List<CallWrite> writes = changed.plan(changes);
    if (outcomes.allow(work.mode())) {
      changed.save(writes);
    }
    return outcomes.inOrder();
  }
}

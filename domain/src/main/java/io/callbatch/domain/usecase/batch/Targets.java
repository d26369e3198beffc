package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.run.BatchMode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The calls that the inputs of an update or an upsert name. Inputs that can't be right whatever the
 * call is, by their names alone, fail here.
 */
final class Targets {

  private final NamedCalls calls;
  private final Outcomes outcomes;
  private final Set<CallId> taken = new HashSet<>();

  private Targets(NamedCalls calls, Outcomes outcomes) {
    this.calls = calls;
    this.outcomes = outcomes;
  }

  /**
   * Looks up what the patches name.
   *
   * @param repeated indexes of patches that name what an earlier one names; they fail
   */
  static Targets of(Work work, List<CallPatch> patches, Set<Integer> repeated, Outcomes outcomes) {
    for (int i = 0; i < patches.size(); i++) {
      Optional<String> property = patches.get(i).idProperty();
      if (repeated.contains(i)) {
        outcomes.failed(i, Failures.repeated(patches.get(i).id()));
      } else if (property.isPresent() && !work.definitions().unique().contains(property.get())) {
        outcomes.failed(i, Failures.notUnique(property.get()));
      }
    }
    List<CallNames.Name> names = patches.stream().map(Targets::name).toList();
    NamedCalls calls =
        work.mode() == BatchMode.EACH_INPUT
            ? NamedCalls.of(work, names)
            : NamedCalls.unfollowed(work, names);
    return new Targets(calls, outcomes);
  }

  private static CallNames.Name name(CallPatch patch) {
    return new CallNames.Name(patch.id(), patch.idProperty());
  }

  /** The live call that a patch names. */
  Optional<StoredCall> live(CallPatch patch) {
    return named(patch).filter(call -> !call.archived());
  }

  /** Whether a patch names a call that was merged and can't be named any more in this mode. */
  boolean isMerged(CallPatch patch) {
    return named(patch).flatMap(MergedCalls::survivor).isPresent();
  }

  private Optional<StoredCall> named(CallPatch patch) {
    return calls.call(name(patch));
  }

  /** Takes the call for an input; an input that names a call in another way than before fails. */
  boolean take(int input, CallPatch patch, StoredCall call) {
    if (taken.add(call.id())) {
      return true;
    }
    outcomes.failed(input, Failures.repeated(patch.id()));
    return false;
  }
}

package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.run.BatchMode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The calls that the inputs of an update or an upsert name. Inputs that can't be right whatever the
 * call is, by their names alone, fail here.
 */
final class Targets {

  private final CallNames names;
  private final Map<CallId, StoredCall> calls;
  private final Outcomes outcomes;
  private final Set<CallId> taken = new HashSet<>();

  private Targets(CallNames names, Map<CallId, StoredCall> calls, Outcomes outcomes) {
    this.names = names;
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
    CallNames names = CallNames.lookUp(work, patches.stream().map(Targets::name).toList());
    List<CallId> ids =
        patches.stream().map(Targets::name).map(names::id).flatMap(Optional::stream).toList();
    Map<CallId, StoredCall> found = work.calls().find(ids);
    Map<CallId, StoredCall> calls =
        work.mode() == BatchMode.EACH_INPUT ? MergedCalls.follow(work.calls(), found) : found;
    return new Targets(names, calls, outcomes);
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
    return names.id(name(patch)).flatMap(id -> Optional.ofNullable(calls.get(id)));
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

package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.property.CalculatedProperties;
import io.callbatch.domain.port.out.CallStore.CallWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts new calls in, unless a unique value of theirs is taken. */
final class NewCalls {

  private final Work work;
  private final UniqueClaims claims;
  private final Outcomes outcomes;

  NewCalls(Work work, UniqueClaims claims, Outcomes outcomes) {
    this.work = work;
    this.claims = claims;
    this.outcomes = outcomes;
  }

  /**
   * A call to put in.
   *
   * @param input index of its input
   * @param values its properties, checked
   * @param associations its associations, checked
   * @param traceId the caller's name for the input
   * @param isNew what the answer is to say of that
   */
  record Draft(
      int input,
      Map<String, String> values,
      List<CallAssociation> associations,
      Optional<String> traceId,
      Optional<Boolean> isNew)
      implements UpsertCalls.Step {}

  /** Plans all of them; what is to be written. */
  List<CallWrite> plan(List<Draft> drafts) {
    if (drafts.isEmpty()) {
      return List.of();
    }
    List<CallId> ids = work.calls().newIds(drafts.size());
    List<CallWrite> writes = new ArrayList<>(drafts.size());
    for (int i = 0; i < drafts.size(); i++) {
      plan(ids.get(i), drafts.get(i)).ifPresent(writes::add);
    }
    return writes;
  }

  /** Takes the draft's unique values; what is to be written, unless one is another call's. */
  Optional<CallWrite> plan(CallId id, Draft draft) {
    Optional<CallId> holder = claims.holderOtherThan(id, draft.values());
    if (holder.isPresent()) {
      outcomes.failed(draft.input(), claims.taken(holder.get()));
      return Optional.empty();
    }
    claims.takeForNew(id, draft.values());
    return Optional.of(write(id, draft));
  }

  /** Writes what was planned. */
  void save(List<CallWrite> writes) {
    if (!writes.isEmpty()) {
      work.calls().insert(writes);
    }
  }

  private CallWrite write(CallId id, Draft draft) {
    TreeMap<String, String> properties = new TreeMap<>(draft.values());
    properties.putAll(
        CalculatedProperties.ofNew(id, draft.values(), work.now(), work.caller().source()));
    StoredCall call = new StoredCall(id, properties, work.now(), work.now(), Optional.empty());
    outcomes.done(
        draft.input(), Optional.of(CallViews.created(call, draft.traceId(), draft.isNew())));
    return new CallWrite(
        call,
        properties,
        claims.unique(draft.values()),
        draft.associations(),
        work.caller().source());
  }
}

package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.AssociationInput;
import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.input.AssociationCheck;
import io.callbatch.domain.model.input.AssociationRules;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.in.CallAssociationsUseCase.Link;
import io.callbatch.domain.port.out.CallStore;
import io.callbatch.domain.port.out.CallStore.CallWrite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds and removes associations in a transaction. Links succeed or fail independently. */
final class LinkedRecords {

  private final CallStore calls;

  LinkedRecords(CallStore calls) {
    this.calls = calls;
  }

  /** The live calls of these ids, or those that they were merged into; id to call. */
  Map<String, StoredCall> live(Collection<String> ids) {
    Map<String, CallId> keys = new LinkedHashMap<>();
    ids.forEach(id -> CallId.parse(id).ifPresent(key -> keys.put(id, key)));
    Map<CallId, StoredCall> found = MergedCalls.follow(calls, calls.find(keys.values()));
    Map<String, StoredCall> live = new LinkedHashMap<>();
    keys.forEach((id, key) ->
        Optional.ofNullable(found.get(key))
            .filter(call -> !call.archived())
            .ifPresent(call -> live.put(id, call)));
    return live;
  }

  /** The associations of these calls. */
  Map<CallId, List<CallAssociation>> of(Collection<StoredCall> some) {
    return calls.associations(some.stream().map(StoredCall::id).distinct().toList());
  }

  /** Adds associations; one that is there already stays as it is. */
  List<InputOutcome> add(List<Link> links, ChangeSource source) {
    Map<String, StoredCall> live = live(ids(links));
    Map<CallId, CallWrite> writes = new LinkedHashMap<>();
    List<InputOutcome> outcomes = new ArrayList<>();
    for (Link link : links) {
      AssociationInput input = new AssociationInput(link.toId(), link.types());
      Optional<InputFailure> failure =
          switch (AssociationRules.check(List.of(input), link.toObjectType())) {
            case AssociationCheck.Refused refused -> Optional.of(refused.failure());
            case AssociationCheck.Accepted accepted -> {
              Optional<StoredCall> call = Optional.ofNullable(live.get(link.callId()));
              call.ifPresent(found ->
                  writes.merge(
                      found.id(),
                      new CallWrite(found, Map.of(), Map.of(), accepted.associations(), source),
                      LinkedRecords::joined));
              yield missing(call, link.callId());
            }
          };
      outcomes.add(outcome(outcomes.size(), failure));
    }
    if (!writes.isEmpty()) {
      calls.update(List.copyOf(writes.values()));
    }
    return outcomes;
  }

  private static CallWrite joined(CallWrite one, CallWrite more) {
    List<CallAssociation> both = new ArrayList<>(one.associations());
    both.addAll(more.associations());
    return new CallWrite(
        one.call(), one.changed(), one.unique(), both.stream().distinct().toList(), one.source());
  }

  /** Takes associations away; a link without types means all types. */
  List<InputOutcome> remove(List<Link> links) {
    Map<String, StoredCall> live = live(ids(links));
    Map<CallId, List<CallAssociation>> all = of(live.values());
    List<InputOutcome> outcomes = new ArrayList<>();
    for (Link link : links) {
      Optional<StoredCall> call = Optional.ofNullable(live.get(link.callId()));
      call.ifPresent(found ->
          calls.dissociate(
              found.id(),
              all.getOrDefault(found.id(), List.of()).stream()
                  .filter(association -> isMeant(association, link))
                  .toList()));
      outcomes.add(outcome(outcomes.size(), missing(call, link.callId())));
    }
    return outcomes;
  }

  private static boolean isMeant(CallAssociation association, Link link) {
    return association.toObjectType().equals(link.toObjectType())
        && association.toId().equals(link.toId())
        && (link.types().isEmpty() || link.types().contains(association.spec()));
  }

  private static List<String> ids(List<Link> links) {
    return links.stream().map(Link::callId).distinct().toList();
  }

  private static Optional<InputFailure> missing(Optional<StoredCall> call, String id) {
    return call.isPresent() ? Optional.empty() : Optional.of(Failures.notFound(id));
  }

  private static InputOutcome outcome(int index, Optional<InputFailure> failure) {
    return failure
        .<InputOutcome>map(why -> new InputOutcome.Failed(index, why))
        .orElseGet(() -> new InputOutcome.Done(index, Optional.empty()));
  }
}

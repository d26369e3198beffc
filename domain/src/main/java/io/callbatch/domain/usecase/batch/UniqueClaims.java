package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.run.BatchMode;
import io.callbatch.domain.model.run.InputFailure;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who holds which unique value: what the store has, and what the inputs of the same batch have
 * taken since. A value that an input gives up stays taken until the batch is done. For one thread.
 */
final class UniqueClaims {

  private final Set<String> uniqueProperties;
  private final Map<String, Map<String, CallId>> holders = new HashMap<>();

  private final Set<CallId> planned = new HashSet<>();
  private final boolean plannedMayNotBeWritten;

  private UniqueClaims(Set<String> uniqueProperties, BatchMode mode) {
    this.uniqueProperties = uniqueProperties;
    this.plannedMayNotBeWritten = mode == BatchMode.ALL_OR_NOTHING;
  }

  /** The holders of all unique values among these changes. */
  static UniqueClaims among(Work work, Collection<Map<String, String>> changes) {
    UniqueClaims claims = new UniqueClaims(work.definitions().unique(), work.mode());
    for (String property : claims.uniqueProperties) {
      Set<String> values = new LinkedHashSet<>();
      for (Map<String, String> change : changes) {
        String value = change.get(property);
        if (value != null && !value.isEmpty()) {
          values.add(value);
        }
      }
      if (!values.isEmpty()) {
        claims.holders.put(property, new HashMap<>(work.calls().findByUnique(property, values)));
      }
    }
    return claims;
  }

  /** Those of the changes whose values must be unique. */
  Map<String, String> unique(Map<String, String> changes) {
    Map<String, String> unique = new HashMap<>(changes);
    unique.keySet().retainAll(uniqueProperties);
    return unique;
  }

  /** Another call that has one of these values. */
  Optional<CallId> holderOtherThan(CallId id, Map<String, String> changes) {
    return unique(changes).entrySet().stream()
        .map(change -> held(change.getKey()).get(change.getValue()))
        .filter(holder -> holder != null && !holder.equals(id))
        .findFirst();
  }

  /** What keeps an input from a value; names no call that won't be there. */
  InputFailure taken(CallId holder) {
    return plannedMayNotBeWritten && planned.contains(holder)
        ? Failures.takenInBatch()
        : Failures.taken(holder);
  }

  /** Notes that a call which isn't there yet takes these values. */
  void takeForNew(CallId id, Map<String, String> changes) {
    planned.add(id);
    take(id, changes);
  }

  /** Notes that a call takes these values. */
  void take(CallId id, Map<String, String> changes) {
    unique(changes)
        .forEach((property, value) -> {
          if (!value.isEmpty()) {
            holders.computeIfAbsent(property, _ -> new HashMap<>()).put(value, id);
          }
        });
  }

  private Map<String, CallId> held(String property) {
    return holders.getOrDefault(property, Map.of());
  }
}

package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.CallId;
import java.util.Collection;
import java.util.HashMap;
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

  private UniqueClaims(Set<String> uniqueProperties) {
    this.uniqueProperties = uniqueProperties;
  }

  /** The holders of all unique values among these changes. */
  static UniqueClaims among(Work work, Collection<Map<String, String>> changes) {
    UniqueClaims claims = new UniqueClaims(work.definitions().unique());
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

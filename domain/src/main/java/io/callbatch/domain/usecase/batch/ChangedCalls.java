package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.property.CalculatedProperties;
import io.callbatch.domain.port.out.CallStore.CallWrite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Changes calls, unless a unique value is another call's. A change that changes nothing is done and
 * leaves no version behind.
 */
final class ChangedCalls {

  private static final String COORDINATES = "hs_obj_coords";

  private final Work work;
  private final UniqueClaims claims;
  private final Outcomes outcomes;

  ChangedCalls(Work work, UniqueClaims claims, Outcomes outcomes) {
    this.work = work;
    this.claims = claims;
    this.outcomes = outcomes;
  }

  /**
   * A change of one call.
   *
   * @param input index of its input
   * @param before the call as it is
   * @param sent the properties that were sent, checked; empty text clears
   * @param changes those of them whose value is another one
   * @param traceId the caller's name for the input
   * @param isNew what the answer is to say of that
   */
  record Change(
      int input,
      StoredCall before,
      Map<String, String> sent,
      Map<String, String> changes,
      Optional<String> traceId,
      Optional<Boolean> isNew)
      implements UpsertCalls.Step {}

  /** Plans all of them; what is to be written. */
  List<CallWrite> plan(List<Change> changes) {
    List<CallWrite> writes = new ArrayList<>(changes.size());
    changes.forEach(change -> plan(change).ifPresent(writes::add));
    return writes;
  }

  /** Takes the change's unique values; what is to be written, if anything is. */
  Optional<CallWrite> plan(Change change) {
    CallId id = change.before().id();
    Optional<CallId> holder = claims.holderOtherThan(id, change.changes());
    if (holder.isPresent()) {
      outcomes.failed(change.input(), claims.taken(holder.get()));
      return Optional.empty();
    }
    if (change.changes().isEmpty()) {
      done(change, change.before(), change.sent().keySet());
      return Optional.empty();
    }
    claims.take(id, change.changes());
    return Optional.of(write(change));
  }

  /** Writes what was planned. */
  void save(List<CallWrite> writes) {
    if (!writes.isEmpty()) {
      work.calls().update(writes);
    }
  }

  private CallWrite write(Change change) {
    StoredCall before = change.before();
    SortedMap<String, String> properties = changed(before.properties(), change.changes());
    Map<String, String> calculated =
        CalculatedProperties.ofChange(before.properties(), properties, work.now());
    properties = changed(properties, calculated);
    StoredCall after =
        new StoredCall(
            before.id(), properties, before.createdAt(), work.now(), before.archivedAt());
    Map<String, String> all = new LinkedHashMap<>(change.changes());
    all.putAll(calculated);
    Set<String> shown = new LinkedHashSet<>(change.sent().keySet());
    shown.addAll(calculated.keySet());
    done(change, after, shown);
    return new CallWrite(
        after, all, claims.unique(change.changes()), List.of(), work.caller().source());
  }

  private void done(Change change, StoredCall after, Set<String> changed) {
    Set<String> shown = new LinkedHashSet<>(changed);
    identity(change).filter(after.properties()::containsKey).forEach(shown::add);
    outcomes.done(
        change.input(),
        Optional.of(CallViews.changed(after, shown, change.traceId(), change.isNew())));
  }

  /** An upsert's caller knows the call by a unique value only, so that it is shown. */
  private Stream<String> identity(Change change) {
    return change.isNew().isEmpty()
        ? Stream.empty()
        : Stream.concat(Stream.of(COORDINATES), work.definitions().unique().stream());
  }

  private static SortedMap<String, String> changed(
      Map<String, String> properties, Map<String, String> changes) {
    TreeMap<String, String> changed = new TreeMap<>(properties);
    changes.forEach((name, value) -> {
      if (value.isEmpty()) {
        changed.remove(name);
      } else {
        changed.put(name, value);
      }
    });
    return changed;
  }
}

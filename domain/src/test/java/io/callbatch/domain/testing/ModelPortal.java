package io.callbatch.domain.testing;

import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.run.BatchMode;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the calls of a portal should be, in plain maps. */
final class ModelPortal {
  static final List<String> NAMES = List.of("hs_call_title", "hs_timestamp", "u", "v");
  static final Set<String> UNIQUE = Set.of("u", "v");

  static final class ModelCall {
    final TreeMap<String, String> properties = new TreeMap<>();
    final TreeMap<String, List<String>> history = new TreeMap<>();
    Instant createdAt;
    Instant updatedAt;
    Optional<Instant> archivedAt = Optional.empty();

    ModelCall copy() {
      ModelCall copy = new ModelCall();
      copy.properties.putAll(properties);
      history.forEach((name, values) -> copy.history.put(name, new ArrayList<>(values)));
      copy.createdAt = createdAt;
      copy.updatedAt = updatedAt;
      copy.archivedAt = archivedAt;
      return copy;
    }

    void change(Map<String, String> changes, Instant now) {
      changes.forEach((name, value) -> {
        if (!value.equals(properties.getOrDefault(name, ""))) {
          history.computeIfAbsent(name, _ -> new ArrayList<>()).addFirst(value);
          updatedAt = now;
          if (value.isEmpty()) {
            properties.remove(name);
          } else {
            properties.put(name, value);
          }
        }
      });
    }
  }

  final TreeMap<String, ModelCall> calls = new TreeMap<>();
  final Set<String> everSeen = new HashSet<>();

  /** One batch, or one chunk of one, which is done on the state that it finds. */
  final class Batch {
    private final Instant now;
    private final Set<Integer> repeated;
    private final List<InputOutcome> actual;
    private final Map<String, String> holders = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, String> atStart;
    private final Set<String> there;

    /**
     * Takes what the service answered, from which only the ids of new calls are believed.
     *
     * @param repeated indexes of inputs that name what an earlier one names
     */
    Batch(Instant now, Set<Integer> repeated, List<InputOutcome> actual) {
      this.now = now;
      this.repeated = repeated;
      this.actual = actual;
      calls.forEach((id, call) -> {
        for (String property : UNIQUE) {
          String value = call.properties.get(property);
          if (value != null && call.archivedAt.isEmpty()) {
            holders.put(property + "=" + value, id);
          }
        }
      });
      this.atStart = Map.copyOf(holders);
      this.there = Set.copyOf(calls.keySet());
    }

    /** What is to come of each input; where the batch is refused, everything stays as it was. */
    List<String> expected(BatchOperation operation, BatchMode mode) {
      Map<String, ModelCall> before = new HashMap<>();
      calls.forEach((id, call) -> before.put(id, call.copy()));
      Set<String> seenBefore = Set.copyOf(everSeen);
      List<String> expected = expected(operation);
      boolean refused =
          mode == BatchMode.ALL_OR_NOTHING
              && !(operation instanceof BatchOperation.Read)
              && (expected.contains(FailureCategory.VALIDATION_ERROR.name())
                  || expected.contains(FailureCategory.CONFLICT.name()));
      if (!refused) {
        return expected;
      }
      calls.clear();
      calls.putAll(before);
      everSeen.retainAll(seenBefore);
      Set<String> failures =
          Arrays.stream(FailureCategory.values()).map(Enum::name).collect(Collectors.toSet());
      return expected.stream()
          .map(text -> failures.contains(text) ? text : FailureCategory.NOT_ATTEMPTED.name())
          .toList();
    }

    private List<String> expected(BatchOperation operation) {
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < operation.size(); i++) {
        expected.add(
            switch (operation) {
              case BatchOperation.Create create -> create(i, create.inputs().get(i));
              case BatchOperation.Read read -> read(read, read.ids().get(i));
              case BatchOperation.Update update -> update(i, update.inputs().get(i));
              case BatchOperation.Upsert upsert -> upsert(i, upsert.inputs().get(i));
              case BatchOperation.Archive archive -> archive(archive.ids().get(i));
            });
      }
      return expected;
    }

    private String create(int index, CallInput input) {
      return insert(index, input.properties(), "");
    }

    private String insert(int index, Map<String, String> properties, String isNew) {
      if (properties.containsKey("nonsense") || !properties.containsKey("hs_timestamp")) {
        return FailureCategory.VALIDATION_ERROR.name();
      }
      if (conflicts("", properties)) {
        return FailureCategory.CONFLICT.name();
      }
      String id =
          actual.get(index) instanceof InputOutcome.Done(int _, var shown)
              ? shown.orElseThrow().id()
              : "an id " + index;
      if (!everSeen.add(id)) {
        return "a new id, not " + id;
      }
      ModelCall call = new ModelCall();
      call.createdAt = now;
      call.change(properties, now);
      calls.put(id, call);
      take(id, properties);
      return "done " + id + isNew;
    }

    private String read(BatchOperation.Read read, String id) {
      Optional<String> property = read.idProperty();
      if (property.isPresent() && !UNIQUE.contains(property.get())) {
        return FailureCategory.VALIDATION_ERROR.name();
      }
      Optional<String> found =
          property.isPresent()
              ? Optional.ofNullable(holders.get(property.get() + "=" + id))
              : Optional.of(id);
      return found
          .filter(calls::containsKey)
          .filter(one -> calls.get(one).archivedAt.isPresent() == read.selection().archived())
          .map(one -> "done " + one)
          .orElse(FailureCategory.OBJECT_NOT_FOUND.name());
    }

    /** The live call that a patch names, as things were before the batch. */
    private Optional<String> live(CallPatch patch) {
      Optional<String> id =
          patch.idProperty().isPresent()
              ? Optional.ofNullable(atStart.get(patch.idProperty().get() + "=" + patch.id()))
              : Optional.of(patch.id());
      return id.filter(there::contains).filter(one -> calls.get(one).archivedAt.isEmpty());
    }

    private String update(int index, CallPatch patch) {
      if (repeated.contains(index) || isntUnique(patch)) {
        return FailureCategory.VALIDATION_ERROR.name();
      }
      Optional<String> id = live(patch);
      if (id.isEmpty()) {
        return FailureCategory.OBJECT_NOT_FOUND.name();
      }
      boolean first = taken.add(id.get());
      return !first || patch.properties().isEmpty()
          ? FailureCategory.VALIDATION_ERROR.name()
          : change(id.get(), patch, "");
    }

    private static boolean isntUnique(CallPatch patch) {
      return patch.idProperty().filter(property -> !UNIQUE.contains(property)).isPresent();
    }

    private String change(String id, CallPatch patch, String isNew) {
      ModelCall call = calls.get(id);
      Map<String, String> changes = new HashMap<>(patch.properties());
      changes
          .entrySet()
          .removeIf(change ->
              change.getValue().equals(call.properties.getOrDefault(change.getKey(), "")));
      if (changes.containsKey("nonsense")) {
        return FailureCategory.VALIDATION_ERROR.name();
      }
      if (conflicts(id, changes)) {
        return FailureCategory.CONFLICT.name();
      }
      call.change(changes, now);
      take(id, changes);
      return "done " + id + isNew;
    }

    private String upsert(int index, CallPatch patch) {
      if (repeated.contains(index)
          || isntUnique(patch)
          || patch.idProperty().isEmpty()
          || patch.id().isEmpty()) {
        return FailureCategory.VALIDATION_ERROR.name();
      }
      Optional<String> id = live(patch);
      if (id.isPresent()) {
        return taken.add(id.get())
            ? change(id.get(), patch, " false")
            : FailureCategory.VALIDATION_ERROR.name();
      }
      Map<String, String> properties = new HashMap<>(patch.properties());
      if (properties.getOrDefault(patch.idProperty().get(), "").isEmpty()) {
        properties.put(patch.idProperty().get(), patch.id());
      }
      return insert(index, properties, " true");
    }

    private String archive(String id) {
      ModelCall call = calls.get(id);
      if (call != null && call.archivedAt.isEmpty()) {
        call.archivedAt = Optional.of(now);
      }
      return "done";
    }

    private boolean conflicts(String id, Map<String, String> properties) {
      return UNIQUE.stream()
          .map(property -> holders.get(property + "=" + properties.get(property)))
          .anyMatch(holder -> holder != null && !holder.equals(id));
    }

    private void take(String id, Map<String, String> properties) {
      for (String property : UNIQUE) {
        if (!properties.getOrDefault(property, "").isEmpty()) {
          holders.put(property + "=" + properties.get(property), id);
        }
      }
    }
  }
}

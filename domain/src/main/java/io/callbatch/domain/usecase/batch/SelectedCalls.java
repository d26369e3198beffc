package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.call.AssociationType;
import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.PropertyVersion;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.property.PropertyDefinitions;
import io.callbatch.domain.port.out.CallStore;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Shows kept calls with what was selected of them. Versions and associations of many calls are
 * fetched together. Properties that aren't defined are left out.
 */
final class SelectedCalls {

  private final CallStore store;
  private final Selection selection;

  /** Sorted once, as each answer shows them. */
  private final Set<String> properties;

  private final Set<String> withHistory;

  SelectedCalls(CallStore store, PropertyDefinitions definitions, Selection selection) {
    this.store = store;
    this.selection = selection;
    this.withHistory = defined(definitions, selection.propertiesWithHistory().stream());
    this.properties =
        new TreeSet<>(
            defined(
                definitions,
                Stream.concat(
                    selection.properties().stream(), selection.propertiesWithHistory().stream())));
  }

  private static Set<String> defined(PropertyDefinitions definitions, Stream<String> names) {
    Set<String> defined = new LinkedHashSet<>();
    names.filter(name -> definitions.find(name).isPresent()).forEach(defined::add);
    return defined;
  }

  /** The calls as the answer shows them, by id. */
  Map<CallId, Call> show(Collection<StoredCall> calls) {
    List<CallId> ids = calls.stream().map(StoredCall::id).toList();
    Map<CallId, Map<String, List<PropertyVersion>>> history =
        withHistory.isEmpty() || ids.isEmpty() ? Map.of() : store.history(ids, withHistory);
    Map<CallId, List<CallAssociation>> associations =
        selection.associations().isEmpty() || ids.isEmpty() ? Map.of() : store.associations(ids);
    Map<CallId, Call> shown = LinkedHashMap.newLinkedHashMap(ids.size());
    for (StoredCall call : calls) {
      shown.put(
          call.id(),
          CallViews.asked(
              call,
              properties,
              versions(history.getOrDefault(call.id(), Map.of())),
              selected(associations.getOrDefault(call.id(), List.of()))));
    }
    return shown;
  }

  private Map<String, List<PropertyVersion>> versions(Map<String, List<PropertyVersion>> history) {
    Map<String, List<PropertyVersion>> versions = new LinkedHashMap<>();
    withHistory.forEach(name -> versions.put(name, history.getOrDefault(name, List.of())));
    return versions;
  }

  private Map<String, List<CallAssociation>> selected(List<CallAssociation> associations) {
    Map<String, List<CallAssociation>> selected = new LinkedHashMap<>();
    for (String asked : selection.associations()) {
      String type = AssociationType.with(asked).map(AssociationType::objectType).orElse(asked);
      List<CallAssociation> ofType =
          associations.stream()
              .filter(association -> association.toObjectType().equals(type))
              .toList();
      if (!ofType.isEmpty()) {
        selected.put(type, ofType);
      }
    }
    return selected;
  }
}

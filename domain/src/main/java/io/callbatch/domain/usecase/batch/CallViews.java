package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.Association;
import io.callbatch.domain.model.AssociationList;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.PropertyHistory;
import io.callbatch.domain.model.call.AssociationType;
import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.call.PropertyVersion;
import io.callbatch.domain.model.call.StoredCall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Shows kept calls as answers do: with which properties depends on what was asked. */
public final class CallViews {

  /** Properties that every answer shows. */
  private static final Set<String> ALWAYS =
      Set.of("hs_createdate", "hs_lastmodifieddate", "hs_object_id");

  /** What answers to changes show beside that: where the call came from. */
  private static final Set<String> ORIGIN =
      Set.of("hs_object_source", "hs_object_source_id", "hs_object_source_label");

  private CallViews() {}

  /** A new call: every property that it has. */
  static Call created(StoredCall call, Optional<String> traceId, Optional<Boolean> isNew) {
    return view(call, call.properties().keySet(), Map.of(), Map.of(), traceId, isNew);
  }

  /** A changed call: what changed, what is always shown, and where the call came from. */
  static Call changed(
      StoredCall call, Set<String> changed, Optional<String> traceId, Optional<Boolean> isNew) {
    Set<String> shown = new TreeSet<>(ORIGIN);
    shown.retainAll(call.properties().keySet());
    shown.addAll(changed);
    return view(call, shown, Map.of(), Map.of(), traceId, isNew);
  }

  /**
   * A call that was asked for.
   *
   * @param names properties to show, all of which must be defined
   * @param history the versions to show, by property
   * @param associations the associations to show, by object type
   */
  public static Call asked(
      StoredCall call,
      Collection<String> names,
      Map<String, List<PropertyVersion>> history,
      Map<String, List<CallAssociation>> associations) {
    return view(call, names, history, associations, Optional.empty(), Optional.empty());
  }

  private static Call view(
      StoredCall call,
      Collection<String> names,
      Map<String, List<PropertyVersion>> history,
      Map<String, List<CallAssociation>> associations,
      Optional<String> traceId,
      Optional<Boolean> isNew) {
    Set<String> shown = new TreeSet<>(names);
    shown.addAll(ALWAYS);
    OrderedMap.Builder<String> values = new OrderedMap.Builder<>();
    List<String> empty = new ArrayList<>();
    for (String name : shown) {
      String value = call.properties().get(name);
      if (value == null) {
        empty.add(name);
      } else {
        values.put(name, value);
      }
    }
    return new Call(
        call.id().text(),
        values.build(),
        empty,
        versions(history),
        call.createdAt(),
        call.updatedAt(),
        call.archived(),
        call.archivedAt(),
        Optional.empty(),
        traceId,
        isNew,
        associated(associations),
        List.of(),
        Map.of(),
        List.of());
  }

  private static Map<String, List<PropertyHistory>> versions(
      Map<String, List<PropertyVersion>> history) {
    OrderedMap.Builder<List<PropertyHistory>> versions = new OrderedMap.Builder<>();
    history.forEach(
        (name, values) -> versions.put(name, values.stream().map(CallViews::version).toList()));
    return versions.build();
  }

  private static PropertyHistory version(PropertyVersion version) {
    return new PropertyHistory(
        Optional.of(version.value()),
        Optional.of(version.timestamp()),
        Optional.of(version.source().type()),
        version.source().id(),
        version.source().label(),
        version.source().userId(),
        Map.of());
  }

  private static Map<String, AssociationList> associated(
      Map<String, List<CallAssociation>> associations) {
    OrderedMap.Builder<AssociationList> shown = new OrderedMap.Builder<>();
    associations.forEach((type, list) ->
        shown.put(
            type,
            new AssociationList(list.stream().map(CallViews::associated).toList(), Map.of())));
    return shown.build();
  }

  private static Association associated(CallAssociation association) {
    return new Association(association.toId(), name(association), Map.of());
  }

  private static String name(CallAssociation association) {
    return AssociationType.fromCall(association.spec().typeId())
        .map(AssociationType::wireName)
        .orElse(Integer.toString(association.spec().typeId()));
  }
}

package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.property.CallProperties;
import io.callbatch.domain.port.out.CallStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls that were merged into others. They are kept as archived ones that name the surviving call;
 * no property has the name under which they do, so that nobody sees it.
 */
final class MergedCalls {

  /** Where a merged call names the surviving one. */
  static final String INTO = "merged into";

  private MergedCalls() {}

  /** The call that a call was merged into. */
  static Optional<CallId> survivor(StoredCall call) {
    return Optional.ofNullable(call.properties().get(INTO)).flatMap(CallId::parse);
  }

  /** The ids of calls that were merged into a call. */
  static List<CallId> mergedInto(StoredCall call) {
    String ids = call.properties().getOrDefault(CallProperties.MERGED_IDS, "");
    return List.of(ids.split(";")).stream().map(CallId::parse).flatMap(Optional::stream).toList();
  }

  /** The same calls, but for each that was merged the one that survived. */
  static Map<CallId, StoredCall> follow(CallStore calls, Map<CallId, StoredCall> found) {
    Map<CallId, StoredCall> followed = new HashMap<>(found);
    List<CallId> merged = merged(followed);
    while (!merged.isEmpty()) {
      Map<CallId, StoredCall> survivors = calls.find(survivors(followed, merged));
      for (CallId id : merged) {
        Optional<StoredCall> survivor =
            Optional.ofNullable(followed.remove(id))
                .flatMap(MergedCalls::survivor)
                .flatMap(into -> Optional.ofNullable(survivors.get(into)));
        survivor.ifPresent(call -> followed.put(id, call));
      }
      merged = merged(followed);
    }
    return followed;
  }

  private static List<CallId> merged(Map<CallId, StoredCall> calls) {
    return calls.entrySet().stream()
        .filter(entry -> survivor(entry.getValue()).isPresent())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<CallId> survivors(Map<CallId, StoredCall> calls, List<CallId> merged) {
    return merged.stream()
        .map(calls::get)
        .flatMap(call -> Optional.ofNullable(call).flatMap(MergedCalls::survivor).stream())
        .distinct()
        .toList();
  }
}

package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.run.BatchOperation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds inputs that name the same call as an earlier one, which isn't allowed where they change it.
 */
final class RepeatedIds {

  private RepeatedIds() {}

  /** Indexes of the later inputs. */
  static Set<Integer> in(BatchOperation operation) {
    return switch (operation) {
      case BatchOperation.Update update -> in(update.inputs());
      case BatchOperation.Upsert upsert -> in(upsert.inputs());
      case BatchOperation.Create _, BatchOperation.Read _, BatchOperation.Archive _ -> Set.of();
    };
  }

  private static Set<Integer> in(List<CallPatch> patches) {
    record Name(Optional<String> property, String id) {}
    Set<Name> seen = HashSet.newHashSet(patches.size());
    Set<Integer> repeated = new HashSet<>();
    for (int i = 0; i < patches.size(); i++) {
      CallPatch patch = patches.get(i);
      String id =
          patch.idProperty().isPresent()
              ? patch.id()
              : CallId.parse(patch.id()).map(CallId::text).orElse(patch.id());
      if (!seen.add(new Name(patch.idProperty(), id))) {
        repeated.add(i);
      }
    }
    return repeated;
  }
}

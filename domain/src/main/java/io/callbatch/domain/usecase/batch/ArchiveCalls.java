package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.out.CallStore.CallWrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Archives calls. Archiving what is archived or isn't there is done. An archived call gives its
 * unique values back: a new one may take them.
 */
final class ArchiveCalls {

  private final Work work;

  ArchiveCalls(Work work) {
    this.work = work;
  }

  List<InputOutcome> run(List<String> ids) {
    List<CallId> known =
        ids.stream().map(CallId::parse).flatMap(Optional::stream).distinct().toList();
    List<CallWrite> writes = new ArrayList<>();
    for (StoredCall call : work.calls().find(known).values()) {
      if (!call.archived()) {
        writes.add(archived(call));
      }
    }
    if (!writes.isEmpty()) {
      work.calls().update(writes);
    }
    List<InputOutcome> outcomes = new ArrayList<>(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      outcomes.add(new InputOutcome.Done(i, Optional.empty()));
    }
    return outcomes;
  }

  /** What is to be written for a live call. */
  CallWrite archived(StoredCall call) {
    StoredCall archived =
        new StoredCall(
            call.id(),
            call.properties(),
            call.createdAt(),
            call.updatedAt(),
            Optional.of(work.now()));
    Map<String, String> givenBack = new HashMap<>();
    for (String property : work.definitions().unique()) {
      if (call.properties().containsKey(property)) {
        givenBack.put(property, "");
      }
    }
    return new CallWrite(archived, Map.of(), givenBack, List.of(), work.caller().source());
  }
}

package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.InputOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads calls: each input has its own result, also where two name the same call. */
final class ReadCalls {

  private final Work work;

  ReadCalls(Work work) {
    this.work = work;
  }

  List<InputOutcome> run(BatchOperation.Read read) {
    Outcomes outcomes = new Outcomes(read.ids().size());
    List<CallNames.Name> inputs =
        read.ids().stream().map(id -> new CallNames.Name(id, read.idProperty())).toList();
    Optional<String> notUnique = read.idProperty().filter(name -> !CallNames.isName(work, name));
    CallNames names = CallNames.lookUp(work, inputs);
    List<CallId> ids = inputs.stream().map(names::id).flatMap(Optional::stream).distinct().toList();
    Map<CallId, Call> shown = show(read, ids);
    for (int i = 0; i < inputs.size(); i++) {
      Optional<Call> call =
          names.id(inputs.get(i)).flatMap(id -> Optional.ofNullable(shown.get(id)));
      if (notUnique.isPresent()) {
        outcomes.failed(i, Failures.notUniqueForRead(notUnique.get()));
      } else if (call.isPresent()) {
        outcomes.done(i, call);
      } else {
        outcomes.failed(i, Failures.notFound(inputs.get(i).id()));
      }
    }
    return outcomes.inOrder();
  }

  /** The calls by the ids that they were asked for; a merged one's is the surviving one's, too. */
  private Map<CallId, Call> show(BatchOperation.Read read, List<CallId> ids) {
    Map<CallId, StoredCall> found = MergedCalls.follow(work.calls(), work.calls().find(ids));
    List<StoredCall> calls =
        found.values().stream()
            .filter(call -> call.archived() == read.selection().archived())
            .distinct()
            .toList();
    Map<CallId, Call> shown =
        new SelectedCalls(work.calls(), work.definitions(), read.selection()).show(calls);
    Map<CallId, Call> byId = new HashMap<>();
    found.forEach((id, call) ->
        Optional.ofNullable(shown.get(call.id())).ifPresent(view -> byId.put(id, view)));
    return byId;
  }
}

package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.InputOutcome;
import java.util.List;
import java.util.Set;

/** Does an operation, whichever it is. */
final class Operations {

  private Operations() {}

  /**
   * The outcomes, one for each input, in the order of the inputs.
   *
   * @param repeated indexes of inputs that name a call which an earlier input names
   */
  static List<InputOutcome> run(Work work, BatchOperation operation, Set<Integer> repeated) {
    return switch (operation) {
      case BatchOperation.Create create -> new CreateCalls(work).run(create.inputs());
      case BatchOperation.Read read -> new ReadCalls(work).run(read);
      case BatchOperation.Update update -> new UpdateCalls(work).run(update.inputs(), repeated);
      case BatchOperation.Upsert upsert -> new UpsertCalls(work).run(upsert.inputs(), repeated);
      case BatchOperation.Archive archive -> new ArchiveCalls(work).run(archive.ids());
    };
  }
}

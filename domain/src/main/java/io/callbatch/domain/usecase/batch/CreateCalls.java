package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.input.AssociationCheck;
import io.callbatch.domain.model.input.AssociationRules;
import io.callbatch.domain.model.input.CallRules;
import io.callbatch.domain.model.input.PropertyCheck;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.out.CallStore.CallWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates calls. */
final class CreateCalls {

  private final Work work;

  CreateCalls(Work work) {
    this.work = work;
  }

  List<InputOutcome> run(List<CallInput> inputs) {
    Outcomes outcomes = new Outcomes(inputs.size());
    CallRules rules = new CallRules(work.definitions(), work.portal());
    List<NewCalls.Draft> drafts = new ArrayList<>(inputs.size());
    for (int i = 0; i < inputs.size(); i++) {
      draft(i, inputs.get(i), rules, outcomes).ifPresent(drafts::add);
    }
    UniqueClaims claims =
        UniqueClaims.among(work, drafts.stream().map(NewCalls.Draft::values).toList());
    NewCalls created = new NewCalls(work, claims, outcomes);
    List<CallWrite> writes = created.plan(drafts);
    if (outcomes.allow(work.mode())) {
      created.save(writes);
    }
    return outcomes.inOrder();
  }

  private static Optional<NewCalls.Draft> draft(
      int index, CallInput input, CallRules rules, Outcomes outcomes) {
    return switch (rules.checkNew(input.properties())) {
      case PropertyCheck.Refused refused -> {
        outcomes.failed(index, refused.failure());
        yield Optional.empty();
      }
      case PropertyCheck.Accepted accepted ->
          switch (AssociationRules.check(input.associations())) {
            case AssociationCheck.Refused refused -> {
              outcomes.failed(index, refused.failure());
              yield Optional.empty();
            }
            case AssociationCheck.Accepted associated ->
                Optional.of(
                    new NewCalls.Draft(
                        index,
                        accepted.values(),
                        associated.associations(),
                        input.objectWriteTraceId(),
                        Optional.empty()));
          };
    };
  }
}

package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.input.CallRules;
import io.callbatch.domain.model.input.PropertyCheck;
import java.util.Optional;

/**
 * Checks patches against the calls that they change.
 *
 * @param rules the portal's rules
 * @param outcomes where patches that break one fail
 */
record PatchRules(CallRules rules, Outcomes outcomes) {

  /** The change that a patch makes, if it breaks no rule. */
  Optional<ChangedCalls.Change> change(
      int input, CallPatch patch, StoredCall before, Optional<Boolean> isNew) {
    return switch (rules.checkChange(patch.properties(), before.properties())) {
      case PropertyCheck.Refused refused -> {
        outcomes.failed(input, refused.failure());
        yield Optional.empty();
      }
      case PropertyCheck.Accepted accepted ->
          Optional.of(
              new ChangedCalls.Change(
                  input,
                  before,
                  accepted.values(),
                  accepted.changesTo(before.properties()),
                  patch.objectWriteTraceId(),
                  isNew));
    };
  }
}

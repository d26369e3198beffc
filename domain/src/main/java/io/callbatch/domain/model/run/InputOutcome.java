package io.callbatch.domain.model.run;

import io.callbatch.domain.model.Call;
import java.util.Optional;

/** What came of one input. */
public sealed interface InputOutcome {

  /** Index of the input in its request, from 0. */
  int input();

  /** The same outcome of the input at another index. */
  InputOutcome at(int index);

  /**
   * The input was done.
   *
   * @param input index of the input
   * @param call the call as the answer shows it; empty where the operation shows none (archive), or
   *     where the call has been purged since
   */
  record Done(int input, Optional<Call> call) implements InputOutcome {
    @Override
    public Done at(int index) {
      return new Done(index, call);
    }
  }

  /**
   * The input failed, and changed nothing.
   *
   * @param input index of the input
   * @param failure why
   */
  record Failed(int input, InputFailure failure) implements InputOutcome {
    @Override
    public Failed at(int index) {
      return new Failed(index, failure);
    }
  }
}

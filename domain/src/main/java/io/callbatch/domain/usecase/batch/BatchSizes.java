package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.run.BatchLimits;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.port.in.InvalidRequestException;

/** How many inputs a batch may have. */
final class BatchSizes {

  private BatchSizes() {}

  static void require(BatchOperation operation, int most) {
    int size = operation.size();
    if (size < 1 || size > most) {
      throw new InvalidRequestException("inputs", BatchLimits.inputsExpected(most, size));
    }
  }
}

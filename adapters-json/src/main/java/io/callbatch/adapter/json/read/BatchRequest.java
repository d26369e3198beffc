package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.run.BatchOperation;

/**
 * A request to do a batch later.
 *
 * @param operation what to do
 * @param inputsOffset byte offset of the inputs in the text
 */
public record BatchRequest(BatchOperation operation, int inputsOffset) {

  /**
   * The refusal of a request because of how many inputs it has.
   *
   * @param text the text that was read
   * @param message what was found and what is due
   */
  public Reading.Refused refusedInputs(byte[] text, String message) {
    FindingCollector violations = new FindingCollector(1);
    violations.add(inputsOffset, () -> "/inputs", Rule.ITEMS, message);
    return new Reading.Refused(
        Reading.Refusal.INVALID, violations.toFindings(text, 1), Findings.NONE);
  }
}

package io.callbatch.domain.model.run;

/**
 * How large batches may be.
 *
 * @param maxInputs most inputs of a batch that is done at once, 1 or more
 * @param maxSubmittedInputs most inputs of a submitted batch, 1 or more
 * @param chunkInputs inputs of a submitted batch that are done in one transaction, 1 or more
 * @param maxResponseBytes most bytes, as the store keeps them, of what came of a submitted batch's
 *     inputs that are told in one answer, 1 or more
 */
public record BatchLimits(
    int maxInputs, int maxSubmittedInputs, int chunkInputs, long maxResponseBytes) {

  /** What holds unless something else is set. */
  public static final BatchLimits DEFAULT = new BatchLimits(1_000, 1_000_000, 500, 64 << 20);

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is less than 1
   */
  public BatchLimits {
    if (maxInputs < 1 || maxSubmittedInputs < 1 || chunkInputs < 1 || maxResponseBytes < 1) {
      throw new IllegalArgumentException(
          "limits of batches are %d, %d, %d and %d, but must be at least 1"
              .formatted(maxInputs, maxSubmittedInputs, chunkInputs, maxResponseBytes));
    }
  }

  /**
   * What is said of a batch with too few or too many inputs, whoever notices it.
   *
   * @param most most inputs that it may have
   */
  public static String inputsExpected(int most, int found) {
    return "expected 1 to %,d inputs, found %,d".formatted(most, found);
  }
}

package io.callbatch.domain.model.run;

/**
 * How far a batch is.
 *
 * @param done inputs that are finished, failed ones included
 * @param failed inputs that failed, at most {@code done}
 */
public record BatchProgress(int done, int failed) {

  /** Nothing is done yet. */
  public static final BatchProgress NONE = new BatchProgress(0, 0);

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if they contradict each other
   */
  public BatchProgress {
    if (failed < 0 || failed > done) {
      throw new IllegalArgumentException(
          "%d of %d finished inputs failed, which can't be".formatted(failed, done));
    }
  }

  /** The progress after some more inputs. */
  public BatchProgress plus(BatchProgress more) {
    return new BatchProgress(done + more.done, failed + more.failed);
  }
}

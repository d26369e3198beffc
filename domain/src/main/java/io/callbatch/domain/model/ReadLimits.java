package io.callbatch.domain.model;

/**
 * What a reader takes before it refuses, whatever the mode. A text may be as long as its document.
 *
 * @param maxDocumentBytes bytes of one document, 1 or more
 * @param maxDepth objects and arrays nested within each other, the document's own object counted; 8
 *     or more, so that every legal document without unknown members fits
 * @param maxNumberLength characters of one number, 20 or more, so that every 64-bit integer fits
 */
public record ReadLimits(int maxDocumentBytes, int maxDepth, int maxNumberLength) {

  /** 16 MiB, depth 256, numbers of 1,000 characters. */
  public static final ReadLimits DEFAULT = new ReadLimits(16 << 20, 256, 1_000);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a limit is out of its range
   */
  public ReadLimits {
    requireAtLeast("maxDocumentBytes", maxDocumentBytes, 1);
    requireAtLeast("maxDepth", maxDepth, 8);
    requireAtLeast("maxNumberLength", maxNumberLength, 20);
  }

  private static void requireAtLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + ", but must be at least " + least);
    }
  }
}

package io.callbatch.app.transfer;

/**
 * How far an import is.
 *
 * @param lines lines of the file that are settled, blank ones among them
 * @param imported calls that the server has
 * @param rejected lines without a call, or with one that the server doesn't take
 */
public record ImportCount(long lines, long imported, long rejected) {

  /** Nothing is done yet. */
  public static final ImportCount NONE = new ImportCount(0, 0, 0);
}

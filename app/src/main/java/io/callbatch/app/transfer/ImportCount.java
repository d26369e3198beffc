package io.callbatch.app.transfer;

/**
 * How far an import is.
 *
 * @param lines lines of the file that are settled, blank ones among them
 * @param created calls that this import has created
 * @param present calls that the server had already, of an earlier import of the same file
 * @param rejected lines without a call, and calls that the server doesn't take
 */
public record ImportCount(long lines, long created, long present, long rejected) {

  /** Nothing is done yet. */
  public static final ImportCount NONE = new ImportCount(0, 0, 0, 0);

  /** Calls that the server has. */
  public long imported() {
    return created + present;
  }
}

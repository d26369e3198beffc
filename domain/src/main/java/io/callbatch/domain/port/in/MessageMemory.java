package io.callbatch.domain.port.in;

/**
 * Room for the messages and bodies that are in memory at the same time, whoever sends them, by
 * whatever protocol and however slowly. Safe for use by several threads.
 */
public interface MessageMemory {

  /** What one request holds, which is nothing yet. */
  Share share();

  /** What one request holds, until it is closed. For one thread at a time. */
  interface Share extends AutoCloseable {

    /**
     * Holds as many bytes as that, if it didn't hold more already.
     *
     * @throws OverloadedException if others hold too much; then it holds what it held before
     */
    void growTo(long bytes);

    /** Holds no more bytes than that. */
    void shrinkTo(long bytes);

    /** Holds nothing any more; it may grow again. */
    @Override
    void close();
  }
}

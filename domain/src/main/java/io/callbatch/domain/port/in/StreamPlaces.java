package io.callbatch.domain.port.in;

/**
 * A bound on the streams that are open at the same time: a slow one costs a thread and buffers,
 * though no work waits for it. Safe for use by several threads.
 */
public interface StreamPlaces {

  /**
   * A place for one more stream; given back by closing it, once.
   *
   * @throws OverloadedException if there is none
   */
  Place open();

  /** A stream that is open. */
  @FunctionalInterface
  interface Place extends AutoCloseable {
    @Override
    void close();
  }
}

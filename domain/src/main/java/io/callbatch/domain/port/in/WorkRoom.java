package io.callbatch.domain.port.in;

import io.callbatch.domain.model.call.PortalId;

/**
 * Room for what is made of a message while it is dealt with, which takes several times its size.
 * Large messages wait for each other, portal by portal in turn; small ones don't wait for large
 * ones. Safe for use by several threads.
 */
public interface WorkRoom {

  /**
   * Makes room for a message of that many bytes, at once or after some seconds.
   *
   * @throws OverloadedException if there was none in that time, or the thread was interrupted
   */
  Work enter(PortalId portal, long bytes);

  /** What is being done; its room is given back by closing it, once. */
  @FunctionalInterface
  interface Work extends AutoCloseable {
    @Override
    void close();
  }
}

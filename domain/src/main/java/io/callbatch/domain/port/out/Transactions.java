package io.callbatch.domain.port.out;

import io.callbatch.domain.model.call.PortalId;

/** Opens transactions on the store. Safe for use by several threads. */
public interface Transactions {

  /**
   * Does work that changes something, all of it or nothing. When this returns the changes survive a
   * crash of the process and a loss of power.
   *
   * <p>Work may be done more than once, each time from the start and on a fresh state, when it
   * collides with another transaction; it must have no effects but those on the transaction.
   *
   * @throws StoreUnavailableException if the store can't be reached or has no room; nothing
   *     changed, unless it says that the outcome isn't known
   */
  <T> T write(PortalId portal, Work<T> work);

  /**
   * Does work that changes nothing, on one consistent state that holds every acknowledged write.
   *
   * @throws StoreUnavailableException if the store can't be reached
   */
  <T> T read(PortalId portal, Work<T> work);

  /**
   * What is done within a transaction.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  interface Work<T> {
    /** Does it. */
    T in(Transaction transaction);
  }
}

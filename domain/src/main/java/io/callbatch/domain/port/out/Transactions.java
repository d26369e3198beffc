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
   * <p>A read takes a bounded time. It is also ended, wherever it is, when the calling thread is
   * interrupted: so a deadline, a client that goes and a server that stops reach the store. No
   * portal has more than half of the places for reads, and waiting for one is bounded, too.
   *
   * @throws StoreUnavailableException if the store can't be reached, if the read took too long
   *     ({@code TIMED_OUT}), if there was no place for it ({@code BUSY}), or if it was ended
   *     ({@code ENDED}; an interrupted thread stays so)
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

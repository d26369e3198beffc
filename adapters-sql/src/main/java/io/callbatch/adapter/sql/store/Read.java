package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One read that is under way, which others may end. What runs it asks {@link #isEnded} every now
 * and then, or says how to break off what it waits for. Safe for use by several threads.
 */
final class Read {

  private static final long AGAIN_MILLIS = 200;

  private final Object breaking = new Object();
  private volatile @Nullable Reason ended;
  private @Nullable Runnable breaker;

  /** Whether nobody waits for it any more. */
  boolean isEnded() {
    return ended != null;
  }

  /** Why it was ended; null where it wasn't. */
  @Nullable Reason ended() {
    return ended;
  }

  /** Ends it; the first reason counts. Never waits. */
  void end(Reason reason) {
    synchronized (breaking) {
      if (ended != null) {
        return;
      }
      ended = reason;
      if (breaker == null) {
        return;
      }
    }
    Thread.ofVirtual().name("read-ending").start(this::breakOff);
  }

  /** Until it has ended: what is broken off before it begins goes on. */
  private void breakOff() {
    synchronized (breaking) {
      try {
        while (breaker != null) {
          breaker.run();
          breaking.wait(AGAIN_MILLIS);
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Does work on a connection, whose statements end with this read.
   *
   * @param breaker ends a statement that runs there
   */
  <T> T on(Session session, Runnable breaker, Supplier<T> work) {
    session.endWhen(this::isEnded);
    synchronized (breaking) {
      this.breaker = breaker;
    }
    try {
      return work.get();
    } finally {
      // From here on somebody else may have the connection.
      synchronized (breaking) {
        this.breaker = null;
        breaking.notifyAll();
      }
      session.endNever();
    }
  }

  /** The same for a connection that asks itself whether it is to end its statement. */
  <T> T on(Session session, Supplier<T> work) {
    session.endWhen(this::isEnded);
    try {
      return work.get();
    } finally {
      session.endNever();
    }
  }
}

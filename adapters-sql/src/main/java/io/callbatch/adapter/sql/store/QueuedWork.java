package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Work that waits for the writing thread. A caller that is interrupted before it has started takes
 * it back.
 */
final class QueuedWork<T> {

  private final Engine.Work<T> work;
  private final CountDownLatch done = new CountDownLatch(1);
  private final AtomicBoolean takenOrStarted = new AtomicBoolean();

  // Written by the writing thread only, and read after done.
  private Changes changes = new Changes();
  private boolean mine;
  private @Nullable T result;
  private @Nullable Throwable failure;

  QueuedWork(Engine.Work<T> work) {
    this.work = work;
  }

  /** Waits for the end. */
  @SuppressWarnings("NullAway") // null is a result where T may be null
  T await() {
    boolean interrupted = false;
    while (true) {
      try {
        done.await();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
        if (takenOrStarted.compareAndSet(false, true)) {
          failure = StoreFailures.unavailable(Reason.UNREACHABLE, new SQLException("interrupted"));
          done.countDown();
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    return result;
  }

  /** Does the work on the writing thread, and tells whether what it did is to stay. */
  boolean run(Session session) {
    if (!mine && !takenOrStarted.compareAndSet(false, true)) {
      return false;
    }
    mine = true;
    changes = new Changes();
    failure = null;
    try {
      result = work.in(session, changes);
      return true;
    } catch (RuntimeException e) {
      failure = StoreFailures.forCaller(e);
    } catch (Error e) {
      failure = e;
    }
    return false;
  }

  /** Ends it with what {@link #run} came to, once that is committed. */
  void acknowledge(Signals signals) {
    if (mine) {
      done.countDown();
      if (failure == null) {
        signals.tell(changes);
      }
    }
  }

  /** Ends it with a failure of the transaction, unless it failed itself. */
  void fail(RuntimeException cause) {
    if (mine || takenOrStarted.compareAndSet(false, true)) {
      if (failure == null) {
        failure = cause;
      }
      done.countDown();
    }
  }
}

package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.adapter.sql.schema.SqlFailure;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Work that waits for the writing thread. A caller that is interrupted, or has waited for long,
 * before it has started takes it back.
 */
final class QueuedWork<T> {

  /** How long a caller waits for the start, and then for the end. */
  private static final long MOST_SECONDS = 60;

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

  /**
   * Waits for the end, or for a writer that doesn't come to one.
   *
   * @throws io.callbatch.domain.port.out.StoreUnavailableException if the store failed or is stuck
   */
  @SuppressWarnings("NullAway") // null is a result where T may be null
  T await() {
    if (!hasEnded() && takenOrStarted.compareAndSet(false, true)) {
      throw StoreFailures.unavailable(Reason.UNREACHABLE, new SQLException("taken back"));
    }
    if (!hasEndedEvenSo()) {
      throw StoreFailures.inDoubt(new SQLException("no answer from the writer"));
    }
    if (failure instanceof Error e && !(e instanceof VirtualMachineError)) {
      throw e;
    }
    if (failure != null) {
      throw StoreFailures.forCaller(failure);
    }
    return result;
  }

  private boolean hasEnded() {
    try {
      return done.await(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What has started can't be taken back, so that its caller isn't interrupted any more. */
  private boolean hasEndedEvenSo() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return done.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Does the work on the writing thread, and tells whether what it did is to stay.
   *
   * @throws SqlFailure if the database failed, so that the transaction isn't to be trusted
   */
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
    } catch (SqlFailure | VirtualMachineError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      failure = e;
      return false;
    }
  }

  /** Ends it with what {@link #run} came to, once that is committed. */
  void acknowledge() {
    if (mine) {
      done.countDown();
    }
  }

  /** Tells those who wait for what it changed. */
  void tell(Signals signals) {
    if (mine && failure == null) {
      signals.tell(changes);
    }
  }

  /** Ends it with a failure of the transaction, unless it has ended or failed itself. */
  void fail(Throwable cause) {
    if (done.getCount() > 0 && (mine || takenOrStarted.compareAndSet(false, true))) {
      if (failure == null) {
        failure = cause;
      }
      done.countDown();
    }
  }
}

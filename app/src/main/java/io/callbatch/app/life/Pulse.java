package io.callbatch.app.life;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that does something over and over, whatever comes of it, until it is closed. Safe for
 * use by several threads.
 */
final class Pulse implements AutoCloseable {

  private static final Logger LOGGER = System.getLogger(Pulse.class.getName());

  private final String name;
  private final Duration period;
  private final Runnable work;
  private volatile boolean closed;
  private volatile Thread thread;

  /**
   * Not started yet.
   *
   * @param period from one begin to the next; where the work takes longer it begins again at once
   */
  Pulse(String name, Duration period, Runnable work) {
    this.name = name;
    this.period = period;
    this.work = work;
    this.thread = made();
  }

  private Thread made() {
    return Thread.ofPlatform().daemon().name(name).unstarted(this::beat);
  }

  void start() {
    thread.start();
  }

  private void beat() {
    while (!closed) {
      long begin = System.nanoTime();
      try {
        work.run();
      } catch (RuntimeException | Error e) {
        LOGGER.log(Level.ERROR, "%s failed, and goes on".formatted(name), e);
      }
      long left = period.toNanos() - (System.nanoTime() - begin);
      if (left > 0 && !closed) {
        LockSupport.parkNanos(left);
      }
    }
  }

  /** Starts it again if it has ended. */
  synchronized void restart() {
    if (!closed && thread.getState() == Thread.State.TERMINATED) {
      Thread next = made();
      next.start();
      thread = next;
    }
  }

  /** Ends after the work that is under way, for which nobody waits. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}

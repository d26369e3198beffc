package io.callbatch.app.life;

import java.time.Duration;

/** A thread that is there for as long as the server is. Safe for use by several threads. */
public final class LivingThread implements Part {

  private final String part;
  private final String name;
  private final Runnable work;
  private volatile Thread thread;

  /**
   * Not started yet.
   *
   * @param part what it is called as a part, which several may have in common
   * @param name what the thread is called
   * @param work what it does, until it is interrupted
   */
  public LivingThread(String part, String name, Runnable work) {
    this.part = part;
    this.name = name;
    this.work = work;
    this.thread = made();
  }

  private Thread made() {
    return Thread.ofPlatform().daemon().name(name).unstarted(work);
  }

  /** Starts it for the first time. */
  public void start() {
    thread.start();
  }

  @Override
  public String name() {
    return part;
  }

  @Override
  public boolean isAlive() {
    return thread.isAlive();
  }

  @Override
  public void restart() {
    Thread next = made();
    next.start();
    thread = next;
  }

  /** Tells it to end. */
  public void interrupt() {
    thread.interrupt();
  }

  /**
   * Waits for its end.
   *
   * @param atMost how long at most
   * @return whether it has ended, or was never started
   */
  public boolean join(Duration atMost) throws InterruptedException {
    return thread.getState() == Thread.State.NEW || thread.join(atMost);
  }
}

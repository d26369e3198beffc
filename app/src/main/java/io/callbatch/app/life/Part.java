package io.callbatch.app.life;

/** A part of the server that can end though it shouldn't. Safe for use by several threads. */
public interface Part {

  /** What it is called in metrics and in the log, for example {@code http}. */
  String name();

  /** Whether it does its work. Answers at once. */
  boolean isAlive();

  /**
   * Starts it again after it has ended. May take long; is never asked twice at the same time.
   *
   * @throws Exception if it can't be started now
   */
  void restart() throws Exception;
}

package io.callbatch.app;

import io.callbatch.domain.usecase.SpareThreads;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that help with streams, shared by all conversions of a process: one less than there
 * are processors, as whoever asks works too. They start with the first work and end when they have
 * had none for a second.
 */
final class ConversionThreads {

  private static final Duration IDLE = Duration.ofSeconds(1);

  /** Room for the work of several streams; what finds none is done by who asked. */
  private static final int QUEUED_PER_THREAD = 64;

  private ConversionThreads() {}

  static SpareThreads beside(int processors) {
    int count = processors - 1;
    if (count == 0) {
      return SpareThreads.NONE;
    }
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            count,
            count,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new ArrayBlockingQueue<>(QUEUED_PER_THREAD * count),
            Thread.ofPlatform().daemon().name("converter-", 1).factory());
    executor.allowCoreThreadTimeOut(true);
    return new SpareThreads(executor, count);
  }
}

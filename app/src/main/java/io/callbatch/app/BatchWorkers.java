package io.callbatch.app;

import io.callbatch.domain.port.out.ChunkQueue;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.domain.port.out.Transactions;
import io.callbatch.domain.usecase.batch.BatchWorker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** The threads that do submitted batches, and the one that deletes what is old. */
final class BatchWorkers {

  private static final Logger LOGGER = System.getLogger(BatchWorkers.class.getName());
  private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(10);

  private final AtomicBoolean stopping = new AtomicBoolean();
  private final ChunkQueue queue;
  private final InstantSource clock;
  private final Duration retention;
  private final List<BatchWorker> workers;
  private final ExecutorService threads;
  private final ScheduledExecutorService sweeper;

  BatchWorkers(
      Transactions transactions,
      ChunkQueue queue,
      InstantSource clock,
      int count,
      Duration lease,
      Duration retention) {
    this.queue = queue;
    this.clock = clock;
    this.retention = retention;
    this.workers =
        IntStream.range(0, count)
            .mapToObj(_ -> new BatchWorker(transactions, queue, clock, lease, stopping::get))
            .toList();
    this.threads =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("batch-worker-", 1).factory());
    this.sweeper =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sweeper").factory());
  }

  void start() {
    workers.forEach(threads::execute);
    long period = SWEEP_INTERVAL.toSeconds();
    var _ = sweeper.scheduleWithFixedDelay(this::sweep, 0, period, TimeUnit.SECONDS);
  }

  private void sweep() {
    try {
      queue.sweep(clock.instant().minus(retention));
    } catch (StoreUnavailableException e) {
      LOGGER.log(Level.WARNING, "old batches stay a little longer: {0}", e.getMessage());
    } catch (RuntimeException e) {
      LOGGER.log(Level.ERROR, "old batches could not be deleted", e);
    }
  }

  /**
   * Ends after the chunks that are under way.
   *
   * @return whether they were done in time; others take over what wasn't once its lease runs out
   */
  boolean stop(Duration atMost) throws InterruptedException {
    stopping.set(true);
    sweeper.shutdownNow();
    threads.shutdown();
    boolean done = threads.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (!done) {
      threads.shutdownNow();
    }
    return done;
  }
}

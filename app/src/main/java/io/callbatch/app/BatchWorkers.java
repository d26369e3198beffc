package io.callbatch.app;

import io.callbatch.app.life.LivingThread;
import io.callbatch.app.life.Part;
import io.callbatch.domain.port.out.ChunkQueue;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.domain.port.out.Transactions;
import io.callbatch.domain.usecase.batch.BatchWorker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The threads that do submitted batches, and the one that deletes what is old. */
final class BatchWorkers {

  private static final Logger LOGGER = System.getLogger(BatchWorkers.class.getName());
  private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(10);

  private final AtomicBoolean stopping = new AtomicBoolean();
  private final ChunkQueue queue;
  private final InstantSource clock;
  private final Duration retention;
  private final List<LivingThread> workers;
  private final LivingThread sweeper;

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
        IntStream.rangeClosed(1, count)
            .mapToObj(i ->
                new LivingThread(
                    "worker",
                    "batch-worker-" + i,
                    new BatchWorker(transactions, queue, clock, lease, stopping::get)))
            .toList();
    this.sweeper = new LivingThread("sweeper", "sweeper", this::sweepNowAndThen);
  }

  void start() {
    workers.forEach(LivingThread::start);
    sweeper.start();
  }

  /** Its threads, to be looked after. */
  List<Part> parts() {
    return Stream.concat(workers.stream(), Stream.of(sweeper)).map(Part.class::cast).toList();
  }

  /** How many threads there should be that do batches. */
  int count() {
    return workers.size();
  }

  /** How many there are. */
  int alive() {
    return Math.toIntExact(workers.stream().filter(LivingThread::isAlive).count());
  }

  private void sweepNowAndThen() {
    try {
      while (!stopping.get()) {
        sweep();
        Thread.sleep(SWEEP_INTERVAL);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the server stops
    }
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
    long deadline = System.nanoTime() + atMost.toNanos();
    stopping.set(true);
    sweeper.interrupt();
    boolean done = true;
    for (LivingThread worker : workers) {
      done &= worker.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    }
    if (!done) {
      workers.forEach(LivingThread::interrupt);
    }
    return done;
  }
}

package io.callbatch.app;

import io.callbatch.adapter.sql.SqlStore;
import io.callbatch.domain.model.run.BatchLimits;
import java.time.Duration;

/**
 * Where calls and batches are kept, and how batches are done.
 *
 * @param url {@code sqlite:PATH[?max_page_count=N]}, {@code sqlite::memory:} or {@code
 *     postgresql://user@host/db}
 * @param limits how large batches may be
 * @param workers threads that do submitted batches, 0 or more; 0 leaves them to other processes
 * @param lease how long a worker holds the inputs it does; one that is silent for longer has
 *     stopped, and another one takes them over. Positive
 * @param retention how long ended batches and the answers to requests are kept, 24 hours or more
 * @param longestRead how long the store may take for one read, positive
 */
public record StoreSettings(
    String url,
    BatchLimits limits,
    int workers,
    Duration lease,
    Duration retention,
    Duration longestRead) {

  /** The same with the usual time for a read. */
  public StoreSettings(
      String url, BatchLimits limits, int workers, Duration lease, Duration retention) {
    this(url, limits, workers, lease, retention, SqlStore.LONGEST_READ);
  }

  /** For a program that keeps nothing beyond its own life. */
  public static final StoreSettings IN_MEMORY =
      new StoreSettings(
          "sqlite::memory:", BatchLimits.DEFAULT, 2, Duration.ofSeconds(30), Duration.ofHours(48));
}

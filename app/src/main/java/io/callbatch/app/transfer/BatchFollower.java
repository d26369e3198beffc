package io.callbatch.app.transfer;

import io.callbatch.adapter.grpc.client.BatchClient;
import io.callbatch.adapter.grpc.client.ServerFailedException;
import io.callbatch.domain.model.run.BatchJob;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Follows a submitted batch, also while its server restarts. For one batch and one thread. */
public final class BatchFollower {

  private final BatchClient client;
  private final String id;
  private final Backoff backoff;
  private @Nullable BatchJob last;

  /** Follows the batch of that id. */
  public BatchFollower(BatchClient client, String id, Backoff backoff) {
    this.client = client;
    this.id = id;
    this.backoff = backoff;
  }

  /**
   * Shows the batch as it is, then after each change until it ends. A server that has told of it
   * once may go away for some time.
   *
   * @return the batch at its end
   * @throws ServerFailedException if the server doesn't know it, refuses, or stays away
   */
  public BatchJob toEnd(Consumer<BatchJob> watcher) {
    while (true) {
      try {
        return client.watch(id, job -> show(job, watcher));
      } catch (ServerFailedException e) {
        if (last == null) {
          throw e;
        }
        backoff.waitAfter(e);
      }
    }
  }

  private void show(BatchJob job, Consumer<BatchJob> watcher) {
    backoff.succeeded();
    if (!job.equals(last)) {
      last = job;
      watcher.accept(job);
    }
  }
}

package io.callbatch.adapter.json.http;

import io.callbatch.adapter.json.write.BatchJobWriter;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.port.in.WatchBatchUseCase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One client that follows one batch by server-sent events (HTML standard, section 9.2). Writing
 * blocks while the client is slow: meanwhile the use case shows several changes as one, and nothing
 * piles up. For one thread.
 */
final class BatchEvents implements WatchBatchUseCase.Watcher {

  /** Between comments that keep proxies waiting, and find out that the client has gone. */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(5);

  private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

  private final Supplier<OutputStream> answer;
  private final BooleanSupplier closing;
  private final Optional<String> lastSeen;
  private @Nullable OutputStream sending;
  private boolean seen;
  private long lastWritten;

  /**
   * Opens the answer with the first event.
   *
   * @param closing whether the server shuts down
   * @param lastSeen id of the last event that the client saw on an earlier connection
   */
  BatchEvents(Supplier<OutputStream> answer, BooleanSupplier closing, Optional<String> lastSeen) {
    this.answer = answer;
    this.closing = closing;
    this.lastSeen = lastSeen;
  }

  /** Whether the answer has begun. */
  boolean isSending() {
    return sending != null;
  }

  /** Whether the client saw the end of the batch before and need not connect again. */
  boolean isSeen() {
    return seen;
  }

  @Override
  public void changed(BatchJob job) {
    String id = "%s-%d-%d".formatted(job.status(), job.progress().done(), job.progress().failed());
    if (!(job instanceof BatchJob.Active) && lastSeen.filter(id::equals).isPresent()) {
      seen = true;
    } else {
      String event = "event: batch\nid: %s\ndata: %s\n\n".formatted(id, BatchJobWriter.job(job));
      write(event.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public boolean gone() {
    if (sending != null && System.nanoTime() - lastWritten >= KEEP_ALIVE.toNanos()) {
      write(COMMENT);
    }
    return closing.getAsBoolean();
  }

  private void write(byte[] bytes) {
    if (sending == null) {
      sending = answer.get();
    }
    try {
      sending.write(bytes);
      sending.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lastWritten = System.nanoTime();
  }

  /** Ends the answer. */
  void close() throws IOException {
    if (sending != null) {
      sending.close();
    }
  }
}

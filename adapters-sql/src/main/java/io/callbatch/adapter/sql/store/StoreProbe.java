package io.callbatch.adapter.sql.store;

import io.callbatch.domain.port.out.StoreHealth;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Probes an engine on a thread of its own, one write at a time: a write that is stuck holds up
 * nobody who asks, and the next who ask after it wait for the same write until it comes through.
 */
public final class StoreProbe implements StoreHealth {

  private static final Logger LOG = System.getLogger(StoreProbe.class.getName());

  private final Engine engine;
  private @Nullable CompletableFuture<State> underWay;

  /** Probes this engine. */
  public StoreProbe(Engine engine) {
    this.engine = engine;
  }

  @Override
  public State probe(Duration limit) {
    try {
      return write().get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return new NotWell(
          Reason.UNREACHABLE,
          "the store has not taken a write within %d ms".formatted(limit.toMillis()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new NotWell(Reason.UNREACHABLE, "the probe of the store was interrupted");
    } catch (ExecutionException | OutOfMemoryError e) {
      LOG.log(Level.WARNING, "the probe of the store failed", e);
      return new NotWell(Reason.UNREACHABLE, "the store could not be probed");
    }
  }

  private synchronized CompletableFuture<State> write() {
    CompletableFuture<State> current = underWay;
    if (current == null || current.isDone()) {
      CompletableFuture<State> next = new CompletableFuture<>();
      // Only one that has started is kept, so that a machine without threads is asked again.
      Thread.ofPlatform().daemon().name("callbatch-store-probe").start(() -> complete(next));
      underWay = next;
      return next;
    }
    return current;
  }

  private void complete(CompletableFuture<State> state) {
    try {
      engine.probe();
      state.complete(new Well());
    } catch (StoreUnavailableException e) {
      state.complete(new NotWell(e.reason(), String.valueOf(e.getMessage())));
    } catch (RuntimeException | Error e) {
      state.completeExceptionally(e);
    }
  }
}

package io.callbatch.adapter.sql.store;

import static java.util.Objects.requireNonNull;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Runs reads on threads of their own, while the caller waits: as long as a read may take, and as
 * long as nobody interrupts it. Then the read is ended and the caller goes on at once; the read's
 * place stays taken until it has really ended. SQLite needs these threads for another reason, too:
 * within it a virtual thread holds its processor. Safe for use by several threads.
 */
public final class Reads implements AutoCloseable {

  /** How long one read may take unless told otherwise. */
  public static final Duration LONGEST = Duration.ofSeconds(10);

  private static final int SQLITE_PLACES = 8;

  /** For what this process itself looks at. */
  private static final int POSTGRES_OWN = 2;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final ReadShares shares;
  private final Duration longest;
  private final ExecutorService threads;
  private final Set<Read> ofPortals = ConcurrentHashMap.newKeySet();
  private final Set<Read> own = ConcurrentHashMap.newKeySet();
  private volatile boolean ended;
  private volatile boolean closed;

  private Reads(ReadShares shares, Duration longest, ExecutorService threads) {
    this.shares = shares;
    this.longest = longest;
    this.threads = threads;
  }

  /** Reads of SQLite, which keep a processor busy. */
  public static Reads sqlite(Duration longest) {
    return new Reads(
        new ReadShares(SQLITE_PLACES, waiting(longest)),
        longest,
        Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("callbatch-sqlite-reader-", 1).factory()));
  }

  /**
   * Reads of PostgreSQL, which wait.
   *
   * @param connections how many there are for reads
   */
  public static Reads postgres(int connections, Duration longest) {
    return new Reads(
        new ReadShares(Math.max(1, connections - POSTGRES_OWN), waiting(longest)),
        longest,
        Executors.newVirtualThreadPerTaskExecutor());
  }

  private static Duration waiting(Duration longest) {
    return longest.compareTo(LONGEST_WAIT) < 0 ? longest : LONGEST_WAIT;
  }

  /** How long one read may take. */
  Duration longest() {
    return longest;
  }

  /** Does a portal's read in one of its places. */
  <T> T of(PortalId portal, Function<Read, T> work) {
    try {
      shares.enter(portal);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(Reason.ENDED, e);
    }
    return run(ofPortals, work, () -> shares.leave(portal));
  }

  /** Does a read of this process itself, which needs no place. */
  <T> T own(Function<Read, T> work) {
    return run(own, work, () -> {});
  }

  private <T> T run(Set<Read> group, Function<Read, T> work, Runnable afterwards) {
    Read read = new Read();
    CompletableFuture<T> result = new CompletableFuture<>();
    group.add(read);
    if (closed || (ended && group == ofPortals)) {
      read.end(Reason.ENDED);
    }
    try {
      threads.execute(() -> {
        try {
          if (read.isEnded()) {
            throw unavailable(Reason.ENDED, new InterruptedException());
          }
          result.complete(work.apply(read));
        } catch (Throwable e) {
          result.completeExceptionally(e);
        } finally {
          group.remove(read);
          afterwards.run();
        }
      });
    } catch (RejectedExecutionException e) {
      group.remove(read);
      afterwards.run();
      throw unavailable(Reason.ENDED, e);
    }
    return await(read, result);
  }

  private <T> T await(Read read, CompletableFuture<T> result) {
    try {
      return result.get(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      read.end(Reason.TIMED_OUT);
      throw unavailable(Reason.TIMED_OUT, e);
    } catch (InterruptedException e) {
      read.end(Reason.ENDED);
      Thread.currentThread().interrupt();
      throw unavailable(Reason.ENDED, e);
    } catch (ExecutionException e) {
      throw failure(read, requireNonNull(e.getCause()));
    }
  }

  /** Whatever the database says of a read that was ended, it was ended. */
  private static RuntimeException failure(Read read, Throwable thrown) {
    Reason reason = read.ended();
    if (reason != null) {
      return unavailable(reason, thrown);
    }
    return switch (thrown) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      default -> new IllegalStateException("a read can't throw this", thrown);
    };
  }

  private static StoreUnavailableException unavailable(Reason reason, Throwable cause) {
    return StoreFailures.unavailable(
        reason, cause instanceof SQLException sql ? sql : new SQLException(reason.name(), cause));
  }

  /** Ends what portals read, and lets none begin. */
  void endAll() {
    ended = true;
    ofPortals.forEach(read -> read.end(Reason.ENDED));
  }

  /** Ends everything, and waits for the end as long as is sensible. */
  @Override
  public void close() {
    closed = true;
    endAll();
    own.forEach(read -> read.end(Reason.ENDED));
    threads.shutdown();
    boolean interrupted = Thread.interrupted();
    try {
      boolean _ = threads.awaitTermination(CLOSING.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

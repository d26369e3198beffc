package io.callbatch.app.load;

import static java.util.Objects.requireNonNull;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.LoadGate;
import io.callbatch.domain.port.in.OverloadedException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A limit for each kind of work and each of three sizes, so that large batches hold up neither
 * small calls nor what tells of how long those take.
 */
public final class AdaptiveLoadGate implements LoadGate {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Duration SHORT_WAIT = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Work of about one size; each has a limit at first, at least and at most. */
  private enum Size {
    SMALL(20, 256, 128, 1_024),
    MIDDLING(200, 32, 8, 256),
    LARGE(Long.MAX_VALUE, 3, 1, 64);

    private final long units;
    private final int first;
    private final int least;
    private final int most;

    Size(long units, int first, int least, int most) {
      this.units = units;
      this.first = first;
      this.least = least;
      this.most = most;
    }

    static Size of(long units) {
      return units <= SMALL.units ? SMALL : units <= MIDDLING.units ? MIDDLING : LARGE;
    }
  }

  private final Map<Kind, Map<Size, AdaptiveLimit>> limits = new EnumMap<>(Kind.class);
  private final AtomicLong refused = new AtomicLong();
  private final ThreadLocal<@Nullable OnePass> passes = new ThreadLocal<>();

  /**
   * A gate that nothing has gone through yet.
   *
   * @param nanoTime as {@link System#nanoTime}
   */
  public AdaptiveLoadGate(LongSupplier nanoTime) {
    for (Kind kind : Kind.values()) {
      Map<Size, AdaptiveLimit> sizes = new EnumMap<>(Size.class);
      for (Size size : Size.values()) {
        sizes.put(size, new AdaptiveLimit(size.first, size.least, size.most, nanoTime));
      }
      limits.put(kind, sizes);
    }
  }

  private AdaptiveLimit limit(Kind kind, long units) {
    return requireNonNull(requireNonNull(limits.get(kind)).get(Size.of(units)));
  }

  @Override
  public void requireRoom(Kind kind, PortalId portal, long units) {
    if (limit(kind, units).refuses(portal)) {
      throw overloaded();
    }
  }

  @Override
  public Pass enter(Kind kind, PortalId portal, long units) {
    return enter(kind, portal, units, SHORT_WAIT, true);
  }

  @Override
  public Pass enterPatiently(Kind kind, PortalId portal, long units) {
    return enter(kind, portal, units, PATIENCE, false);
  }

  private Pass enter(
      Kind kind, PortalId portal, long units, Duration wait, boolean onlyWithinShare) {
    OnePass outer = passes.get();
    if (outer != null && outer.kind == kind) {
      return outer.inner(units);
    }
    try {
      Optional<AdaptiveLimit.Work> work = limit(kind, units).enter(portal, wait, onlyWithinShare);
      OnePass pass = new OnePass(kind, units, work.orElseThrow(this::overloaded), outer);
      passes.set(pass);
      return pass;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw overloaded();
    }
  }

  private OverloadedException overloaded() {
    refused.incrementAndGet();
    return new OverloadedException(
        "as much is under way as can be done soon; nothing of this was done, try again later",
        RETRY_AFTER);
  }

  /** How many requests were refused. */
  public long refused() {
    return refused.get();
  }

  /** How much work of a kind is under way. */
  public long underWay(Kind kind) {
    return limits.getOrDefault(kind, Map.of()).values().stream()
        .mapToLong(AdaptiveLimit::underWay)
        .sum();
  }

  /** How much work of the size of so many units is let in at the same time now. */
  public int currentLimit(Kind kind, long units) {
    return limit(kind, units).current();
  }

  private final class OnePass implements Pass {
    private final Kind kind;
    private final AdaptiveLimit.Work work;
    private final @Nullable OnePass before;
    private long units;
    private boolean done;

    OnePass(Kind kind, long units, AdaptiveLimit.Work work, @Nullable OnePass before) {
      this.before = before;
      this.kind = kind;
      this.units = units;
      this.work = work;
    }

    /** For a part of the work, which knows how large all of it is. */
    private Pass inner(long size) {
      return new Pass() {
        @Override
        public void done() {
          units = size;
          done = true;
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void done() {
      done = true;
    }

    @Override
    public void close() {
      if (before == null) {
        passes.remove();
      } else {
        passes.set(before);
      }
      work.leave(done, units);
    }
  }
}

package io.callbatch.app.load;

import com.netflix.concurrency.limits.limit.AIMDLimit;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.usecase.FairGate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A limit of work of about one size. It grows by one when as much work as it lets in was done in
 * time, while at least half of it was used, and shrinks by a quarter when work was late; what was
 * let in before it shrank says nothing of the smaller limit. Safe for use by several threads.
 */
final class AdaptiveLimit {

  /** Times the usual time, beyond which work is late: three times is promised. */
  private static final double LATE_TIMES = 2;

  /** Work that takes no longer isn't late, however short it is usually. */
  private static final long NEVER_LATE_NANOS = Duration.ofMillis(100).toNanos();

  /** After a refusal: work that is alone then shares the machine with those who keep asking. */
  private static final long UNREST_NANOS = Duration.ofSeconds(2).toNanos();

  private static final double BACKOFF = 0.75;

  private final AIMDLimit limit;
  private final FairGate<PortalId> gate;
  private final UsualTimes usual = new UsualTimes();
  private final LongSupplier nanoTime;
  private final AtomicLong entered = new AtomicLong();
  private volatile long refusedAt;
  private volatile boolean hasRefused;
  private int inTime;
  private long shrunk;
  private boolean hasShrunk;

  /**
   * A limit that begins at a value and stays between two others.
   *
   * @param nanoTime as {@link System#nanoTime}
   */
  AdaptiveLimit(int first, int least, int most, LongSupplier nanoTime) {
    this.limit =
        AIMDLimit.newBuilder()
            .initialLimit(first)
            .minLimit(least)
            .maxLimit(most)
            .backoffRatio(BACKOFF)
            .timeout(1, TimeUnit.DAYS) // what is late is decided here
            .build();
    this.gate = new FairGate<>(first);
    this.nanoTime = nanoTime;
  }

  /** Whether work of a portal would be refused. */
  boolean refuses(PortalId portal) {
    return noted(gate.hasItsShare(portal));
  }

  private boolean noted(boolean refused) {
    if (refused) {
      refusedAt = nanoTime.getAsLong();
      hasRefused = true;
    }
    return refused;
  }

  /**
   * Lets work in.
   *
   * @param wait how long it may wait
   * @param onlyWithinShare whether a portal that has its share is refused at once
   */
  Optional<Work> enter(PortalId portal, Duration wait, boolean onlyWithinShare)
      throws InterruptedException {
    Optional<FairGate.Entry> entry = gate.enter(portal, 1, wait, onlyWithinShare);
    var _ = noted(entry.isEmpty());
    return entry.map(Work::new);
  }

  /** As much work as is let in at the same time. */
  int current() {
    return limit.getLimit();
  }

  /** How much work is under way. */
  long underWay() {
    return gate.inside();
  }

  private synchronized boolean isNews(long begun, boolean late) {
    if (hasShrunk && begun - shrunk < 0) {
      return false;
    }
    inTime = late ? 0 : inTime + 1;
    if (late) {
      hasShrunk = true;
      shrunk = nanoTime.getAsLong();
    } else if (inTime < limit.getLimit()) {
      return false;
    } else {
      inTime = 0;
    }
    return true;
  }

  /** Work that is under way. For one thread. */
  final class Work {
    private final FairGate.Entry entry;
    private final long begun = nanoTime.getAsLong();
    private final long together = gate.inside();
    private final long number = entered.incrementAndGet();

    private Work(FairGate.Entry entry) {
      this.entry = entry;
    }

    /**
     * Leaves.
     *
     * @param done whether it was done as asked, so that its time says something
     * @param units its size, which may have been unknown before
     */
    void leave(boolean done, long units) {
      try {
        if (done) {
          adapt(nanoTime.getAsLong() - begun, units);
        }
      } finally {
        entry.close();
      }
    }

    private void adapt(long took, long units) {
      boolean alone =
          together <= 1
              && entered.get() == number
              && !(hasRefused && begun - refusedAt < UNREST_NANOS);
      long usually = usual.of(units);
      if (alone) {
        usual.learn(units, took);
      } else if (usually == 0) {
        usual.learn(units, took / Math.max(1, together)); // better than nothing
        return;
      }
      boolean late =
          !alone && usually > 0 && took > Math.max(NEVER_LATE_NANOS, LATE_TIMES * usually);
      if (isNews(begun, late)) {
        limit.onSample(begun, took, (int) together, late);
        gate.capacity(limit.getLimit());
      }
    }
  }
}

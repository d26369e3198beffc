package io.callbatch.app.life;

import io.callbatch.domain.port.in.Readiness.Check;
import io.callbatch.domain.port.out.StoreHealth;
import io.callbatch.domain.port.out.StoreHealth.NotWell;
import io.callbatch.domain.port.out.StoreHealth.State;
import io.callbatch.domain.port.out.StoreHealth.Well;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Remembers whether the store took a write when it was last asked. What it says is true of less
 * than two seconds ago, also where the store, or whoever asks it, is stuck: a good answer holds for
 * that long and no longer. Safe for use by several threads.
 */
public final class StoreWatch {

  /** From one question to the next. */
  static final Duration PERIOD = Duration.ofMillis(700);

  /** How long the store may take; with the period, less than two seconds. */
  static final Duration LIMIT = Duration.ofSeconds(1);

  /** How long a good answer holds, from the moment of its question. */
  static final Duration HOLDS = Duration.ofMillis(1_900);

  private static final String NAME = "store";

  private final StoreHealth store;
  private final LongSupplier nanoTime;
  private volatile Answer last;

  /**
   * Nothing is known yet.
   *
   * @param nanoTime the time, as {@link System#nanoTime} has it
   */
  public StoreWatch(StoreHealth store, LongSupplier nanoTime) {
    this.store = store;
    this.nanoTime = nanoTime;
    this.last =
        new Answer(
            nanoTime.getAsLong(), new NotWell(Reason.UNREACHABLE, "the store was not asked yet"));
  }

  /** Asks the store, and waits for its answer within the limit that holds for that. */
  public void look() {
    look(LIMIT);
  }

  /** The same with another limit, for the first time, when a machine is slow. */
  public void look(Duration limit) {
    long asked = nanoTime.getAsLong();
    State state = store.probe(limit);
    long late = nanoTime.getAsLong() - limit.toNanos();
    // An answer that came late is as old as the limit allows.
    last = new Answer(Math.max(asked, late), state);
  }

  /** What is known; answers at once. */
  public Check check() {
    Answer answer = last;
    return switch (answer.state) {
      case NotWell(_, String text) -> new Check(NAME, false, text);
      case Well _ when nanoTime.getAsLong() - answer.asked <= HOLDS.toNanos() ->
          new Check(NAME, true, "the store takes writes");
      case Well _ ->
          new Check(
              NAME,
              false,
              "the store has not taken a write within %d ms".formatted(HOLDS.toMillis()));
    };
  }

  private record Answer(long asked, State state) {}
}

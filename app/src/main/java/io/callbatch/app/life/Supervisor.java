package io.callbatch.app.life;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Looks at the parts of a server and starts again those that have ended: at once at first, then
 * after a pause that doubles. When one doesn't stay alive for all that, the server isn't worth
 * keeping, and whoever made this is told why. Safe for use by several threads.
 */
public final class Supervisor {

  private static final Logger LOGGER = System.getLogger(Supervisor.class.getName());

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /** How long a part has to live until what was before is forgotten, and may take to start. */
  private static final Duration STABLE = Duration.ofMinutes(1);

  /** With the pauses between them about a minute. */
  static final int MOST_ATTEMPTS = 12;

  private final List<Watched> parts;
  private final LongSupplier nanoTime;
  private final Executor restarts;
  private final Consumer<String> restarted;
  private final Consumer<String> hopeless;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicBoolean gaveUp = new AtomicBoolean();

  /**
   * Looks at these parts whenever it is told to.
   *
   * @param nanoTime the time, as {@link System#nanoTime} has it
   * @param restarts where parts are started again, which may block
   * @param restarted is told the name of a part each time one is to be started again
   * @param hopeless is told, once, why the server can't go on
   */
  public Supervisor(
      List<? extends Part> parts,
      LongSupplier nanoTime,
      Executor restarts,
      Consumer<String> restarted,
      Consumer<String> hopeless) {
    this.parts = parts.stream().map(Watched::new).toList();
    this.nanoTime = nanoTime;
    this.restarts = restarts;
    this.restarted = restarted;
    this.hopeless = hopeless;
  }

  /** Looks at each part, and has those started again that have ended. Answers at once. */
  public void look() {
    for (Watched part : parts) {
      if (!stopped.get()) {
        part.look();
      }
    }
  }

  /** Whether all parts of this name were alive when they were last looked at. */
  public boolean isAlive(String name) {
    return parts.stream()
        .filter(watched -> watched.part.name().equals(name))
        .allMatch(w -> w.alive);
  }

  /** Starts nothing again from now on. */
  public void stop() {
    stopped.set(true);
  }

  /** Tells that the server can't go on, for a reason that isn't one of the parts. */
  public void giveUp(String reason) {
    if (!stopped.get() && gaveUp.compareAndSet(false, true)) {
      hopeless.accept(reason);
    }
  }

  /** A part and what became of it so far. */
  private final class Watched {

    private final Part part;
    private final AtomicBoolean isRestarting = new AtomicBoolean();
    private volatile boolean alive = true;
    private int attempts;
    private long lastAttempt;

    Watched(Part part) {
      this.part = part;
    }

    void look() {
      long now = nanoTime.getAsLong();
      boolean isRestarted = isRestarting.get();
      alive = !isRestarted && part.isAlive();
      if (isRestarted) {
        if (now - lastAttempt >= STABLE.toNanos()) {
          giveUp("%s ended, and doesn't come back".formatted(part.name()));
        }
      } else if (alive) {
        if (attempts > 0 && now - lastAttempt >= STABLE.toNanos()) {
          attempts = 0;
        }
      } else if (attempts >= MOST_ATTEMPTS) {
        giveUp("%s ended, and ended again each of %d times".formatted(part.name(), attempts));
      } else if (attempts == 0 || now - lastAttempt >= pause().toNanos()) {
        attempts++;
        lastAttempt = now;
        begin();
      }
    }

    private Duration pause() {
      Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 10));
      return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void begin() {
      isRestarting.set(true);
      try {
        restarts.execute(this::restart);
      } catch (RuntimeException | Error e) {
        isRestarting.set(false);
        throw e;
      }
    }

    private void restart() {
      try {
        LOGGER.log(Level.WARNING, "{0} ended; it is started again", part.name());
        restarted.accept(part.name());
        if (!stopped.get()) {
          part.restart();
        }
      } catch (Exception | Error e) {
        LOGGER.log(Level.WARNING, "%s could not be started again yet".formatted(part.name()), e);
      } finally {
        isRestarting.set(false);
      }
    }
  }
}

package io.callbatch.app.life;

import io.callbatch.domain.port.in.Readiness;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the server can do its work, from what its parts say of themselves, and whether it is
 * between its start and its stop at all. Changes are logged, and told to who asks for them. Safe
 * for use by several threads.
 */
public final class Vitals implements Readiness {

  private static final Logger LOGGER = System.getLogger(Vitals.class.getName());

  /** Silence of whoever looks after the parts, after which nothing is known of them. */
  static final Duration SILENCE = Duration.ofMillis(1_500);

  private enum Stage {
    STARTING("the server is starting"),
    SERVING("the server serves"),
    STOPPING("the server is shutting down");

    private final String text;

    Stage(String text) {
      this.text = text;
    }
  }

  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.STARTING);
  private final LongSupplier nanoTime;
  private final Consumer<Boolean> changed;
  private volatile List<Supplier<Check>> parts = List.of();
  private volatile long lastLook;
  private volatile Boolean told = false;

  /**
   * Of a server that starts.
   *
   * @param nanoTime the time, as {@link System#nanoTime} has it
   * @param changed is told each time somebody looks whether the server is ready
   */
  public Vitals(LongSupplier nanoTime, Consumer<Boolean> changed) {
    this.nanoTime = nanoTime;
    this.changed = changed;
    this.lastLook = nanoTime.getAsLong();
  }

  /**
   * From now on it serves.
   *
   * @param checks what its parts say of themselves, each at once
   */
  public void serve(List<Supplier<Check>> checks) {
    parts = List.copyOf(checks);
    lastLook = nanoTime.getAsLong();
    stage.compareAndSet(Stage.STARTING, Stage.SERVING);
    tell();
  }

  /** From now on it stops, and is never ready again. */
  public void stop() {
    stage.set(Stage.STOPPING);
  }

  /** Says that the parts are being looked after, and tells how they are. */
  public void look() {
    lastLook = nanoTime.getAsLong();
    tell();
  }

  /** Tells how the parts are, after one of them has learnt something new. */
  public synchronized void tell() {
    Report report = now();
    boolean isReady = report.isReady();
    if (isReady != told && stage.get() == Stage.SERVING) {
      LOGGER.log(isReady ? Level.INFO : Level.WARNING, isReady ? "ready" : notReady(report));
    }
    told = isReady;
    changed.accept(isReady);
  }

  private static String notReady(Report report) {
    return "not ready: "
        + report.checks().stream()
            .filter(check -> !check.ok())
            .map(Check::message)
            .collect(Collectors.joining("; "));
  }

  @Override
  public Report now() {
    Stage current = stage.get();
    Stream<Check> own = Stream.of(new Check("server", current == Stage.SERVING, current.text));
    Stream<Check> supervisor =
        nanoTime.getAsLong() - lastLook <= SILENCE.toNanos()
            ? Stream.of()
            : Stream.of(new Check("supervisor", false, "nobody looks after the server's parts"));
    return new Report(
        Stream.of(own, parts.stream().map(Supplier::get), supervisor)
            .flatMap(checks -> checks)
            .toList());
  }
}

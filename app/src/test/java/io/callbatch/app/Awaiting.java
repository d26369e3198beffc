package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** Waits for what comes by itself. */
public final class Awaiting {
  private Awaiting() {}

  /** What may fail while it isn't there yet. */
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws Exception;
  }

  /** Looks often until it holds; what it throws counts as not yet. */
  public static void until(String what, Duration atMost, Condition condition)
      throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    String last = "";
    while (true) {
      try {
        if (condition.holds()) {
          return;
        }
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception | AssertionError e) {
        last = String.valueOf(e.getMessage());
      }
      assertThat(System.nanoTime()).as("waited too long until %s: %s", what, last).isLessThan(end);
      Thread.sleep(20);
    }
  }
}

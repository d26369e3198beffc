package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** Signals that Java itself can't send. */
final class Processes {
  private Processes() {}

  /** Sends a signal, such as {@code STOP}. */
  static void signal(long pid, String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start();
    assertThat(kill.waitFor()).as("kill -%s %d", name, pid).isZero();
  }
}

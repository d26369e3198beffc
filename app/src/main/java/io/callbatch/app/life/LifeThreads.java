package io.callbatch.app.life;

import java.time.Duration;

/**
 * The two threads that look: one at the parts, which never waits for anything, and one at the
 * store, which may be stuck. Each starts the other one again. Started once and stopped once.
 */
public final class LifeThreads {

  private static final Duration LOOK_AT_PARTS = Duration.ofMillis(250);

  private final Supervisor supervisor;
  private final Vitals vitals;
  private final StoreWatch store;
  private final Pulse parts;
  private final Pulse probe;

  /** Not started yet. */
  public LifeThreads(Supervisor supervisor, Vitals vitals, StoreWatch store) {
    this.supervisor = supervisor;
    this.vitals = vitals;
    this.store = store;
    this.parts = new Pulse("supervisor", LOOK_AT_PARTS, this::lookAtParts);
    this.probe = new Pulse("store-watch", StoreWatch.PERIOD, this::lookAtStore);
  }

  private void lookAtParts() {
    probe.restart();
    supervisor.look();
    vitals.look();
  }

  private void lookAtStore() {
    parts.restart();
    store.look();
    vitals.tell();
  }

  /** Starts both. */
  public void start() {
    probe.start();
    parts.start();
  }

  /** Ends both, and starts nothing again. */
  public void stop() {
    supervisor.stop();
    vitals.stop();
    parts.close();
    probe.close();
  }
}

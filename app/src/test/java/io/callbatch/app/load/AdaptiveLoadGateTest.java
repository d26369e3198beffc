package io.callbatch.app.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.LoadGate.Kind;
import io.callbatch.domain.port.in.LoadGate.Pass;
import io.callbatch.domain.port.in.OverloadedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Its clock stands still unless a test moves it. */
@Timeout(60)
class AdaptiveLoadGateTest {
  private static final PortalId ONE = new PortalId("one");
  private static final PortalId OTHER = new PortalId("other");
  private static final int LARGE = 1_000;
  private static final Executor THREADS = Thread::startVirtualThread;
  private static final long USUAL_MILLIS = 100;

  private final AtomicLong nanoTime = new AtomicLong();
  private final AdaptiveLoadGate gate = new AdaptiveLoadGate(nanoTime::get);

  /** Each on a thread of its own, since work on one thread is one piece. */
  private Pass enter(PortalId portal, long units) {
    try {
      return CompletableFuture.supplyAsync(() -> gate.enter(Kind.WRITE, portal, units), THREADS)
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof OverloadedException overloaded) {
        throw overloaded;
      }
      throw e;
    }
  }

  private void pass(long millis) {
    nanoTime.addAndGet(Duration.ofMillis(millis).toNanos());
  }

  private static void leave(Pass pass) {
    pass.done();
    pass.close();
  }

  /** As many as get in; each leaves after that time. */
  private int burst(PortalId portal, long units, long millis) {
    List<Pass> inside = new ArrayList<>();
    try {
      while (true) {
        inside.add(enter(portal, units));
      }
    } catch (OverloadedException _) {
      pass(millis);
      inside.forEach(AdaptiveLoadGateTest::leave);
    }
    return inside.size();
  }

  /** Work that is alone, which tells how long such work takes. */
  private void alone(long units, long millis) {
    Pass pass = gate.enter(Kind.WRITE, ONE, units);
    pass(millis);
    leave(pass);
  }

  @Test
  void whatIsLateMakesTheLimitSmallAndWhatIsInTimeMakesItGrowAgain() {
    alone(LARGE, USUAL_MILLIS);
    int first = burst(ONE, LARGE, 10 * USUAL_MILLIS);
    for (int i = 0; i < 10; i++) {
      burst(ONE, LARGE, 10 * USUAL_MILLIS);
    }
    assertThat(gate.currentLimit(Kind.WRITE, LARGE)).isEqualTo(1);
    assertThat(first).isGreaterThan(1);

    for (int i = 0; i < 10; i++) {
      burst(ONE, LARGE, 2 * USUAL_MILLIS);
    }
    assertThat(gate.currentLimit(Kind.WRITE, LARGE)).isGreaterThan(first);
  }

  @Test
  void itSettlesWhereWorkTakesTwiceItsUsualTime() {
    alone(LARGE, USUAL_MILLIS);
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      // one writer: each waits for the others
      times.add(gate.currentLimit(Kind.WRITE, LARGE) * USUAL_MILLIS);
      burst(ONE, LARGE, times.getLast());
    }
    assertThat(times.subList(5, 50))
        .allMatch(took -> took >= USUAL_MILLIS && took <= 3 * USUAL_MILLIS)
        .contains(2 * USUAL_MILLIS);
  }

  @Test
  void workThatTakesNoTimeIsNeverLate() {
    alone(1, 1);
    for (int i = 0; i < 5; i++) {
      burst(ONE, 1, 90);
    }
    assertThat(gate.currentLimit(Kind.WRITE, 1)).isGreaterThan(64);
  }

  @Test
  void largeBatchesLeaveTheLimitsOfSmallCallsAsTheyAre() {
    alone(LARGE, USUAL_MILLIS);
    int before = gate.currentLimit(Kind.WRITE, 1);
    for (int i = 0; i < 10; i++) {
      burst(ONE, LARGE, 10 * USUAL_MILLIS);
    }
    assertThat(gate.currentLimit(Kind.WRITE, 1)).isEqualTo(before);
    leave(gate.enter(Kind.WRITE, ONE, 1));
    leave(gate.enter(Kind.READ, ONE, LARGE));
    leave(gate.enter(Kind.SEARCH, ONE, 1));
  }

  @Test
  void whatIsRefusedIsToldWhenToComeBackAndCounted() {
    assertThat(gate.refused()).isZero();
    burst(ONE, LARGE, 1);
    assertThat(gate.refused()).isEqualTo(1);
    assertThat(gate.underWay(Kind.WRITE)).isZero();
    fill(ONE);
    assertThatThrownBy(() -> gate.requireRoom(Kind.WRITE, ONE, LARGE))
        .isInstanceOfSatisfying(
            OverloadedException.class,
            refusal -> assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
    gate.requireRoom(Kind.WRITE, OTHER, LARGE);
    gate.requireRoom(Kind.WRITE, ONE, 1);
  }

  private List<Pass> fill(PortalId portal) {
    List<Pass> inside = new ArrayList<>();
    for (int i = gate.currentLimit(Kind.WRITE, LARGE); i > 0; i--) {
      inside.add(enter(portal, LARGE));
    }
    return inside;
  }

  @Test
  void aPortalWithoutWorkGetsTheNextPlaceHoweverManyAnotherAsksFor() throws Exception {
    List<Pass> inside = fill(ONE);
    CompletableFuture<Pass> waiting = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> waiting.complete(gate.enterPatiently(Kind.WRITE, OTHER, LARGE)));
    while (canEnter(ONE, inside)) {
      Thread.onSpinWait();
    }

    leave(inside.getFirst());

    leave(waiting.get(30, TimeUnit.SECONDS));
  }

  /** Whether it is refused at once, as it must be while it has its share. */
  private boolean canEnter(PortalId portal, List<Pass> inside) {
    try {
      inside.add(enter(portal, LARGE));
      return true;
    } catch (OverloadedException _) {
      return false;
    }
  }

  @Test
  void aPartOfWorkGoesInFreeAndTellsHowLargeAllOfItIs() {
    for (int i = 0; i < 3; i++) {
      try (Pass _ = gate.enter(Kind.WRITE, ONE, LARGE)) {
        Pass part = gate.enter(Kind.WRITE, ONE, 1);
        assertThat(gate.underWay(Kind.WRITE)).isEqualTo(1);
        leave(part);
        assertThat(gate.underWay(Kind.WRITE)).isEqualTo(1);
        leave(gate.enter(Kind.READ, ONE, 1));
      }
    }
    assertThat(gate.underWay(Kind.WRITE)).isZero();
    assertThat(gate.underWay(Kind.READ)).isZero();
  }

  @Test
  void whatFailedSaysNothingOfHowLongWorkTakes() {
    alone(LARGE, USUAL_MILLIS);
    for (int i = 0; i < 100; i++) {
      gate.enter(Kind.WRITE, ONE, LARGE).close();
    }
    for (int i = 0; i < 10; i++) {
      burst(ONE, LARGE, 2 * USUAL_MILLIS);
    }
    assertThat(gate.currentLimit(Kind.WRITE, LARGE)).isGreaterThan(4);
  }
}

package io.callbatch.domain.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FairGateTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final BlockingQueue<String> letIn = new LinkedBlockingQueue<>();
  private final BlockingQueue<FairGate.Entry> entries = new LinkedBlockingQueue<>();

  private Optional<FairGate.Entry> now(FairGate<String> gate, String owner, long units)
      throws InterruptedException {
    return gate.enter(owner, units, Duration.ZERO, false);
  }

  /** Waits on a thread of its own, and is in the queue when this returns. */
  private Thread later(FairGate<String> gate, String owner, long units) {
    int before = gate.waiting();
    Thread thread =
        Thread.startVirtualThread(() -> {
          try {
            gate.enter(owner, units, LONG, false)
                .ifPresent(entry -> {
                  letIn.add(owner);
                  entries.add(entry);
                });
          } catch (InterruptedException _) {
            letIn.add("interrupted");
          }
        });
    while (gate.waiting() == before) {
      Thread.onSpinWait();
    }
    return thread;
  }

  private String nextIn() throws InterruptedException {
    return Optional.ofNullable(letIn.poll(30, TimeUnit.SECONDS)).orElseThrow();
  }

  private void leaveFirst() throws InterruptedException {
    Optional.ofNullable(entries.poll(30, TimeUnit.SECONDS)).orElseThrow().close();
  }

  @Test
  void letsInUpToItsCapacity() throws Exception {
    FairGate<String> gate = new FairGate<>(10);
    FairGate.Entry first = now(gate, "a", 6).orElseThrow();
    assertThat(now(gate, "a", 5)).isEmpty();
    now(gate, "b", 4).orElseThrow().close();
    first.close();
    assertThat(gate.inside()).isZero();
    assertThat(gate.waiting()).isZero();
  }

  @Test
  void letsWorkThatIsTooLargeInAlone() throws Exception {
    FairGate<String> gate = new FairGate<>(10);
    FairGate.Entry large = now(gate, "a", 100).orElseThrow();
    assertThat(now(gate, "b", 1)).isEmpty();
    large.close();
    assertThat(now(gate, "b", 1)).isPresent();
  }

  @Test
  void ownersTakeTurnsHoweverManyOneOfThemSends() throws Exception {
    FairGate<String> gate = new FairGate<>(1);
    FairGate.Entry running = now(gate, "many", 1).orElseThrow();
    for (int i = 0; i < 3; i++) {
      later(gate, "many", 1);
    }
    later(gate, "few", 1);
    later(gate, "other", 1);

    running.close();
    assertThat(List.of(nextIn())).doesNotContain("many");
    leaveFirst();
    assertThat(List.of(nextIn())).doesNotContain("many");
    for (int i = 0; i < 3; i++) {
      leaveFirst();
      assertThat(nextIn()).isEqualTo("many");
    }
    leaveFirst();
    assertThat(gate.inside()).isZero();
  }

  @Test
  void nobodyOvertakesWhoIsNext() throws Exception {
    FairGate<String> gate = new FairGate<>(10);
    FairGate.Entry running = now(gate, "a", 5).orElseThrow();
    later(gate, "b", 8);
    assertThat(now(gate, "c", 1)).as("it would fit, but b is next").isEmpty();
    running.close();
    assertThat(nextIn()).isEqualTo("b");
  }

  @Test
  void whoUsesItsShareIsRefusedAtOnceWhileOthersWait() throws Exception {
    FairGate<String> gate = new FairGate<>(2);
    FairGate.Entry one = now(gate, "a", 1).orElseThrow();
    var _ = now(gate, "a", 1).orElseThrow();

    assertThat(gate.hasItsShare("a")).isTrue();
    assertThat(gate.hasItsShare("b")).isFalse();
    assertThat(gate.enter("a", 1, LONG, true)).isEmpty();

    Thread other =
        Thread.startVirtualThread(() -> {
          try {
            gate.enter("b", 1, LONG, true).ifPresent(_ -> letIn.add("b"));
          } catch (InterruptedException _) {
            letIn.add("interrupted");
          }
        });
    while (gate.waiting() == 0) {
      Thread.onSpinWait();
    }
    one.close();
    assertThat(nextIn()).isEqualTo("b");
    other.join();
  }

  @Test
  void aLargerCapacityLetsThoseInWhoWait() throws Exception {
    FairGate<String> gate = new FairGate<>(1);
    var _ = now(gate, "a", 1).orElseThrow();
    later(gate, "b", 1);
    gate.capacity(2);
    assertThat(nextIn()).isEqualTo("b");
  }

  @Test
  void whoIsInterruptedLeavesTheQueueToTheOthers() throws Exception {
    FairGate<String> gate = new FairGate<>(10);
    var _ = now(gate, "a", 5).orElseThrow();
    Thread first = later(gate, "b", 8);
    later(gate, "c", 1);

    first.interrupt();
    assertThat(List.of(nextIn(), nextIn())).containsExactlyInAnyOrder("interrupted", "c");
    assertThat(gate.waiting()).isZero();
  }

  @Test
  void waitingEnds() throws Exception {
    FairGate<String> gate = new FairGate<>(1);
    var _ = now(gate, "a", 1).orElseThrow();
    assertThat(gate.enter("b", 1, Duration.ofMillis(1), false)).isEmpty();
    assertThat(gate.waiting()).isZero();
  }
}

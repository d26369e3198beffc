package io.callbatch.app.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SupervisorTest {
  private final AtomicLong now = new AtomicLong();
  private final FakePart part = new FakePart();
  private final List<String> restarted = new ArrayList<>();
  private final List<String> hopeless = new ArrayList<>();
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  private Supervisor supervisor() {
    return new Supervisor(List.of(part), now::get, Runnable::run, restarted::add, hopeless::add);
  }

  @Test
  void leavesAloneWhatLives() {
    Supervisor supervisor = supervisor();

    look(supervisor, Duration.ofHours(1));

    assertThat(part.restarts).isZero();
    assertThat(supervisor.isAlive("part")).isTrue();
  }

  @Test
  void startsAgainAtOnceWhatHasEnded() {
    Supervisor supervisor = supervisor();
    part.alive = false;

    supervisor.look();
    assertThat(supervisor.isAlive("part")).isFalse();
    supervisor.look();

    assertThat(supervisor.isAlive("part")).isTrue();
    assertThat(restarted).containsExactly("part");
    assertThat(hopeless).isEmpty();
  }

  @Test
  void waitsLongerEachTimeWhatCannotBeStarted() {
    part.alive = false;
    part.trouble = new IllegalStateException("no port");
    Supervisor supervisor = supervisor();

    look(supervisor, Duration.ofSeconds(4));

    // at 0, 0.25, 0.75, 1.75, 3.75 seconds
    assertThat(part.restarts).isEqualTo(5);

    part.trouble = null;
    look(supervisor, Duration.ofSeconds(5));
    assertThat(supervisor.isAlive("part")).isTrue();
    assertThat(part.restarts).isEqualTo(6);
  }

  @Test
  void givesUpOnceWhatDoesNotComeBack() {
    part.alive = false;
    part.trouble = new OutOfMemoryError("for a test");
    Supervisor supervisor = supervisor();

    look(supervisor, Duration.ofMinutes(5));

    assertThat(part.restarts).isEqualTo(Supervisor.MOST_ATTEMPTS);
    assertThat(hopeless).containsExactly("part ended, and ended again each of 12 times");
  }

  @Test
  void givesUpWhatEndsAgainAndAgainSoonAfterItsStart() {
    Supervisor supervisor = supervisor();
    for (int i = 0; i < 100; i++) {
      part.alive = false;
      look(supervisor, Duration.ofSeconds(11));
    }

    assertThat(hopeless).hasSize(1);
  }

  @Test
  void forgetsWhatWasOnceAPartHasLivedForLong() {
    Supervisor supervisor = supervisor();
    for (int i = 0; i < 100; i++) {
      part.alive = false;
      look(supervisor, Duration.ofMinutes(2));
    }

    assertThat(part.restarts).isEqualTo(100);
    assertThat(hopeless).isEmpty();
  }

  @Test
  void givesUpAStartThatNeverEnds() {
    part.alive = false;
    Supervisor supervisor =
        new Supervisor(List.of(part), now::get, waiting::add, restarted::add, hopeless::add);

    look(supervisor, Duration.ofMinutes(2));

    assertThat(waiting).as("one start at a time").hasSize(1);
    assertThat(supervisor.isAlive("part")).isFalse();
    assertThat(hopeless).containsExactly("part ended, and doesn't come back");
  }

  @Test
  void startsNothingAfterItsStop() {
    Supervisor supervisor = supervisor();
    part.alive = false;

    supervisor.stop();
    look(supervisor, Duration.ofMinutes(5));
    supervisor.giveUp("any");

    assertThat(part.restarts).isZero();
    assertThat(hopeless).isEmpty();
  }

  private void look(Supervisor supervisor, Duration atMost) {
    long end = now.get() + atMost.toNanos();
    while (now.get() < end) {
      supervisor.look();
      now.addAndGet(Duration.ofMillis(125).toNanos());
    }
  }

  private static final class FakePart implements Part {
    private boolean alive = true;
    private @Nullable Throwable trouble;
    private int restarts;

    @Override
    public String name() {
      return "part";
    }

    @Override
    public boolean isAlive() {
      return alive;
    }

    @Override
    public void restart() throws Exception {
      restarts++;
      if (trouble instanceof Error error) {
        throw error;
      }
      if (trouble instanceof Exception exception) {
        throw exception;
      }
      alive = true;
    }
  }
}

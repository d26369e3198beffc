package io.callbatch.app.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.port.in.Readiness.Check;
import io.callbatch.domain.port.out.StoreHealth.NotWell;
import io.callbatch.domain.port.out.StoreHealth.State;
import io.callbatch.domain.port.out.StoreHealth.Well;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VitalsTest {
  private final AtomicLong now = new AtomicLong();
  private final List<Boolean> told = new ArrayList<>();
  private State state = new Well();
  private Duration answersAfter = Duration.ofMillis(5);

  private final StoreWatch store =
      new StoreWatch(
          limit -> {
            pass(answersAfter);
            return answersAfter.compareTo(limit) > 0
                ? new NotWell(Reason.UNREACHABLE, "the store is silent")
                : state;
          },
          now::get);
  private final Vitals vitals = new Vitals(now::get, told::add);

  @Test
  void isReadyFromItsStartToItsStop() {
    assertThat(vitals.now().isReady()).isFalse();
    store.look();
    vitals.serve(List.of(store::check));
    assertThat(vitals.now().isReady()).isTrue();
    vitals.stop();

    assertThat(vitals.now().isReady()).isFalse();
    assertThat(vitals.now().checks().getFirst())
        .isEqualTo(new Check("server", false, "the server is shutting down"));
    vitals.serve(List.of());
    assertThat(vitals.now().isReady()).as("after its stop").isFalse();
  }

  @Test
  void namesWhatIsNotWellAndRecovers() {
    serve();
    state = new NotWell(Reason.FULL, "the store has no room left");
    store.look();
    vitals.tell();

    assertThat(vitals.now().checks())
        .contains(new Check("store", false, "the store has no room left"));
    assertThat(vitals.now().isReady()).isFalse();

    state = new Well();
    store.look();
    vitals.tell();
    assertThat(vitals.now().isReady()).isTrue();
    assertThat(told).containsExactly(true, false, true);
  }

  @Test
  void anAnswerHoldsForLessThanTwoSeconds() {
    serve();
    pass(Duration.ofMillis(1_890));
    vitals.look();
    assertThat(vitals.now().isReady()).isTrue();
    pass(Duration.ofMillis(100));
    vitals.look();

    assertThat(vitals.now().isReady()).isFalse();
    assertThat(vitals.now().checks())
        .contains(new Check("store", false, "the store has not taken a write within 1900 ms"));
  }

  @Test
  void aQuestionAndTheNextTakeLessThanTwoSecondsTogether() {
    assertThat(StoreWatch.PERIOD.plus(StoreWatch.LIMIT)).isLessThan(Duration.ofSeconds(2));
    serve();
    answersAfter = Duration.ofSeconds(3);
    store.look();

    assertThat(store.check().ok()).isFalse();
  }

  @Test
  void nothingIsKnownWhereNobodyLooks() {
    serve();
    pass(Vitals.SILENCE.plusMillis(1));

    assertThat(vitals.now().checks())
        .contains(new Check("supervisor", false, "nobody looks after the server's parts"));
  }

  @Test
  void asksTheStoreBeforeItBelieves() {
    vitals.serve(List.of(store::check));

    assertThat(vitals.now().checks())
        .contains(new Check("store", false, "the store was not asked yet"));
  }

  private void serve() {
    store.look();
    vitals.serve(List.of(store::check));
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}

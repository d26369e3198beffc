package io.callbatch.adapter.json.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.port.in.OverloadedException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {
  private final BodyBudget budget = new BodyBudget(100);

  private static InputStream body(int length) {
    return new ByteArrayInputStream(new byte[length]);
  }

  @Test
  void takesBodiesUntilTheyFillIt() throws Exception {
    try (BodyBudget.Share one = budget.share();
        BodyBudget.Share other = budget.share()) {
      new BodyBudget.Counted(body(60), one, 60).readAllBytes();
      assertThat(budget.held()).isEqualTo(60);

      assertThatThrownBy(() -> new BodyBudget.Counted(body(41), other, 60).readAllBytes())
          .isInstanceOfSatisfying(
              OverloadedException.class,
              overloaded -> assertThat(overloaded.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
      assertThat(new BodyBudget.Counted(body(40), other, 60).readAllBytes()).hasSize(40);
    }
    assertThat(budget.held()).isZero();
  }

  @Test
  void countsOfAStreamWhatIsHeldOfOneDocument() throws Exception {
    try (BodyBudget.Share share = budget.share()) {
      BodyBudget.Counted stream = new BodyBudget.Counted(body(1_000), share, 50);
      for (int i = 0; i < 30; i++) {
        assertThat(stream.readNBytes(20)).hasSize(20);
        stream.documentDone();
      }
      assertThat(budget.held()).isEqualTo(20);

      stream.readNBytes(400);
      assertThat(budget.held()).as("a document that is too large isn't held").isEqualTo(50);
    }
  }

  @Test
  void isAQuarterOfTheHeapButRoomForTwoBodies() throws Exception {
    try (BodyBudget.Share large = BodyBudget.ofHeap(400, 10).share();
        BodyBudget.Share small = BodyBudget.ofHeap(40, 10).share()) {
      large.growTo(100);
      small.growTo(20);
      assertThatThrownBy(() -> large.growTo(101)).isInstanceOf(OverloadedException.class);
      assertThatThrownBy(() -> small.growTo(21)).isInstanceOf(OverloadedException.class);
    }
  }

  @Test
  void streamsHaveSoManyPlaces() {
    OpenStreams streams = new OpenStreams(1);
    try (OpenStreams.Place _ = streams.open()) {
      assertThatThrownBy(streams::open).isInstanceOf(OverloadedException.class);
    }
    streams.open().close();
  }
}

package io.callbatch.adapter.json.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.port.in.MessageMemory;
import io.callbatch.domain.port.in.OverloadedException;
import io.callbatch.domain.usecase.ByteBudget;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CountedBodyTest {
  private final ByteBudget budget = new ByteBudget(100);

  private static InputStream body(int length) {
    return new ByteArrayInputStream(new byte[length]);
  }

  @Test
  void takesBodiesUntilTheyFillIt() throws Exception {
    try (MessageMemory.Share one = budget.share();
        MessageMemory.Share other = budget.share()) {
      new CountedBody(body(60), one, 60).readAllBytes();
      assertThat(budget.held()).isEqualTo(60);

      assertThatThrownBy(() -> new CountedBody(body(41), other, 60).readAllBytes())
          .isInstanceOfSatisfying(
              OverloadedException.class,
              overloaded -> assertThat(overloaded.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
      assertThat(new CountedBody(body(40), other, 60).readAllBytes()).hasSize(40);
    }
    assertThat(budget.held()).isZero();
  }

  @Test
  void countsOfAStreamWhatIsHeldOfOneDocument() throws Exception {
    try (MessageMemory.Share share = budget.share()) {
      CountedBody stream = new CountedBody(body(1_000), share, 50);
      for (int i = 0; i < 30; i++) {
        assertThat(stream.readNBytes(20)).hasSize(20);
        stream.documentDone();
      }
      assertThat(budget.held()).isEqualTo(20);

      stream.readNBytes(400);
      assertThat(budget.held()).as("a document that is too large isn't held").isEqualTo(50);
    }
  }
}

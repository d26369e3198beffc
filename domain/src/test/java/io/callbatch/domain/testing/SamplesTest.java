package io.callbatch.domain.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.BatchCallsResponse;
import org.junit.jupiter.api.Test;

class SamplesTest {
  @Test
  void namesTheSeedOfTheSampleThatFails() {
    assertThatThrownBy(() ->
            Samples.check(
                "a law that doesn't hold",
                50,
                random -> assertThat(random.nextInt(10)).isNotEqualTo(3)))
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            "(?s)a law that doesn't hold fails for a sample; replay it with"
                + " -Dcallbatch.seed=-?\\d+: .*");
  }

  @Test
  void drawTheSameDocumentFromTheSameSeed() {
    BatchCallsResponse document = BatchGenerator.legal(Samples.random(42)).next();

    assertThat(BatchGenerator.legal(Samples.random(42)).next()).isEqualTo(document);
    assertThat(BatchGenerator.legal(Samples.random(43)).next()).isNotEqualTo(document);
  }
}

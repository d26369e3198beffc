package io.callbatch.app.life;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeapTest {
  private static final long MIB = 1 << 20;

  @ParameterizedTest
  @CsvSource({"112, 16", "124, 16", "512, 64", "52, 1"})
  void isEnough(long heapMib, int bodyMib) {
    assertThat(Heap.trouble(heapMib * MIB, (int) (bodyMib * MIB))).isEmpty();
  }

  @Test
  void whatIsTooSmallIsToldWithWhatWouldDo() {
    assertThat(Heap.trouble(64 * MIB, (int) (16 * MIB)))
        .contains(
            "expected a heap of at least 112 MiB for bodies of 16777216 bytes (--max-body-bytes),"
                + " found 64 MiB; set CALLBATCH_JAVA_OPTS=-Xmx112m, or --max-body-bytes 5592405");
    assertThat(Heap.trouble(32 * MIB, 1_000))
        .contains(
            "expected a heap of at least 49 MiB for bodies of 1000 bytes (--max-body-bytes), found"
                + " 32 MiB; set CALLBATCH_JAVA_OPTS=-Xmx49m");
  }

  @ParameterizedTest
  @CsvSource({"112, 16", "49, 0"})
  void whatWouldDoDoesThoughACollectorKeepsSomeForItself(long askedMib, int bodyMib) {
    long seen = askedMib * MIB - askedMib * MIB / 30; // as the serial collector has it

    assertThat(Heap.trouble(seen, (int) (bodyMib * MIB))).isEmpty();
  }
}

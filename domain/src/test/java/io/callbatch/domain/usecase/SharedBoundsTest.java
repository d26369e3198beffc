package io.callbatch.domain.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.port.in.MessageMemory;
import io.callbatch.domain.port.in.OverloadedException;
import io.callbatch.domain.port.in.StreamPlaces;
import org.junit.jupiter.api.Test;

class SharedBoundsTest {

  @Test
  void theBudgetIsAQuarterOfTheHeapButRoomForTwoMessages() {
    try (MessageMemory.Share large = ByteBudget.ofHeap(400, 10).share();
        MessageMemory.Share small = ByteBudget.ofHeap(40, 10).share()) {
      large.growTo(100);
      small.growTo(20);
      assertThatThrownBy(() -> large.growTo(101)).isInstanceOf(OverloadedException.class);
      assertThatThrownBy(() -> small.growTo(21)).isInstanceOf(OverloadedException.class);
    }
  }

  @Test
  void aShareGrowsAndShrinksAndGivesEverythingBack() {
    ByteBudget budget = new ByteBudget(100);
    try (MessageMemory.Share share = budget.share()) {
      share.growTo(60);
      share.growTo(40);
      assertThat(budget.held()).isEqualTo(60);

      share.shrinkTo(80);
      assertThat(budget.held()).isEqualTo(60);

      share.shrinkTo(10);
      assertThat(budget.held()).isEqualTo(10);
    }
    assertThat(budget.held()).isZero();
  }

  @Test
  void whatIsRefusedLeavesAShareAsItWas() {
    ByteBudget budget = new ByteBudget(100);
    try (MessageMemory.Share one = budget.share();
        MessageMemory.Share other = budget.share()) {
      one.growTo(60);
      other.growTo(30);
      assertThatThrownBy(() -> other.growTo(41)).isInstanceOf(OverloadedException.class);
      assertThat(budget.held()).isEqualTo(90);
      other.growTo(40);
    }
    assertThat(budget.held()).isZero();
  }

  @Test
  void streamsHaveSoManyPlaces() {
    OpenStreams streams = new OpenStreams(1);
    try (StreamPlaces.Place _ = streams.open()) {
      assertThat(streams.count()).isEqualTo(1);
      assertThatThrownBy(streams::open).isInstanceOf(OverloadedException.class);
    }
    streams.open().close();
  }
}

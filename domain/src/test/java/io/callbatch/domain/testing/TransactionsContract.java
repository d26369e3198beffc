package io.callbatch.domain.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.port.out.StoreHealth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The contract of transactions. */
public abstract class TransactionsContract extends StoreContract {

  @Test
  void failedWorkLeavesNothing() {
    assertThatThrownBy(() ->
            store
                .transactions()
                .write(
                    PORTAL,
                    transaction -> {
                      CallId id = transaction.calls().newIds(1).getFirst();
                      transaction.calls().insert(List.of(write(call(id, Map.of("a", "1")))));
                      throw new ArithmeticException("on purpose");
                    }))
        .isInstanceOf(ArithmeticException.class);

    assertThat(all()).isEmpty();
  }

  @Test
  void whatIsAcknowledgedIsReadAtOnce() throws Exception {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        int client = i;
        ends.add(
            clients.submit(() -> {
              if (client % 5 == 0) {
                assertThatThrownBy(this::createAndFail).hasMessage("on purpose");
              } else {
                StoredCall call = create(Map.of("client", "" + client)).getFirst();
                assertThat(all()).contains(call);
              }
            }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    }
    assertThat(all()).hasSize(32).doesNotHaveDuplicates();
  }

  private void createAndFail() {
    store
        .transactions()
        .write(
            PORTAL,
            transaction -> {
              CallId id = transaction.calls().newIds(1).getFirst();
              transaction.calls().insert(List.of(write(call(id, Map.of("fails", "yes")))));
              throw new ArithmeticException("on purpose");
            });
  }

  @Test
  void portalsDontSeeEachOther() {
    StoredCall mine = create(Map.of("a", "1")).getFirst();
    StoredCall theirs = create(OTHER, List.of(Map.of("a", "2"))).getFirst();

    assertThat(all()).containsExactly(mine);
    assertThat(
            store
                .transactions()
                .<List<StoredCall>>read(
                    OTHER, transaction -> transaction.calls().list(Optional.empty(), 10, false)))
        .containsExactly(theirs);
  }

  @Test
  void aStoreThatTakesWritesIsWellAsOftenAsItIsAsked() {
    for (int i = 0; i < 5; i++) {
      assertThat(store.health().probe(Duration.ofSeconds(20))).isEqualTo(new StoreHealth.Well());
    }
    assertThat(all()).isEmpty();
  }

  private List<StoredCall> all() {
    return store
        .transactions()
        .read(PORTAL, transaction -> transaction.calls().list(Optional.empty(), 100, false));
  }
}

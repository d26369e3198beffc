package io.callbatch.adapter.sql.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadSharesTest {
  private static final PortalId A = new PortalId("a");
  private static final PortalId B = new PortalId("b");
  private static final PortalId C = new PortalId("c");

  @Test
  void waitingHasAnEnd() throws Exception {
    ReadShares shares = new ReadShares(2, Duration.ofMillis(1));
    shares.enter(A);

    StoreUnavailableException busy =
        catchThrowableOfType(StoreUnavailableException.class, () -> shares.enter(A));

    assertThat(busy.reason()).isEqualTo(Reason.BUSY);
    assertThat(busy.retryAfter()).isPositive();
    shares.enter(B);
    shares.leave(A);
    shares.enter(A);
  }

  @Test
  void aPlaceThatNobodyWaitsForAnyMoreIsFree() throws Exception {
    ReadShares shares = new ReadShares(1, Duration.ofHours(1));
    shares.enter(A);
    CountDownLatch ended = new CountDownLatch(1);
    Thread waiting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                shares.enter(B);
              } catch (InterruptedException e) {
                ended.countDown();
              }
            });
    waiting.interrupt();
    ended.await();

    shares.leave(A);
    shares.enter(C);
  }

  @Test
  void portalsComeInTurn() throws Exception {
    ReadShares shares = new ReadShares(1, Duration.ofHours(1));
    shares.enter(C);
    List<PortalId> order = new CopyOnWriteArrayList<>();
    CountDownLatch all = new CountDownLatch(4);
    for (PortalId portal : List.of(A, A, A, B)) {
      Thread waiting =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  shares.enter(portal);
                  order.add(portal);
                  shares.leave(portal);
                  all.countDown();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      while (waiting.getState() == Thread.State.RUNNABLE
          || waiting.getState() == Thread.State.NEW) {
        Thread.onSpinWait();
      }
    }

    shares.leave(C);

    all.await();
    assertThat(order.indexOf(B)).isLessThanOrEqualTo(1);
  }
}

package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.run.BatchLimits;
import io.callbatch.v1.BatchStatus;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.CallInput;
import io.callbatch.v1.SubmitBatchRequest;
import io.callbatch.v1.WatchBatchRequest;
import io.callbatch.v1.WatchBatchResponse;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Clients that ping every 10 s, the least that gRPC's own clients allow. It takes half a minute.
 */
@Timeout(120)
class LongStreamsIT {

  /** Nobody does batches, so that one stays pending. */
  private static final StoreSettings IDLE_STORE =
      new StoreSettings(
          "sqlite::memory:", BatchLimits.DEFAULT, 0, Duration.ofSeconds(30), Duration.ofHours(48));

  /** After which a client that isn't allowed to has pinged once too often. */
  private static final int MESSAGES = 5;

  @Test
  void neitherAQuietWatchNorAnIdleConnectionIsEndedByPings() throws Exception {
    try (TestServer server = new TestServer(settings())) {
      ManagedChannel watching = pinging(server);
      ManagedChannel idle = pinging(server);
      try {
        connect(idle);
        List<ConnectivityState> left = new ArrayList<>();
        idle.notifyWhenStateChanged(ConnectivityState.READY, () -> left.add(idle.getState(false)));
        String id = submit(watching);
        Iterator<WatchBatchResponse> changes =
            CallBatchServiceGrpc.newBlockingStub(watching)
                .watchBatch(WatchBatchRequest.newBuilder().setId(id).build());

        WatchBatchResponse first = changes.next();
        for (int i = 1; i < MESSAGES; i++) {
          assertThat(changes.next()).isEqualTo(first);
        }

        assertThat(first.getBatchJob().getStatus()).isEqualTo(BatchStatus.BATCH_STATUS_PENDING);
        assertThat(left).isEmpty();
        assertThat(idle.getState(false)).isEqualTo(ConnectivityState.READY);
      } finally {
        watching.shutdownNow();
        idle.shutdownNow();
      }
    }
  }

  /** Connections without rpcs may stay as long as by default. */
  private static ServerSettings settings() {
    ServerSettings usual = TestServer.storing(IDLE_STORE);
    return new ServerSettings(
        usual.host(),
        0,
        0,
        usual.limits(),
        usual.readOptions(),
        usual.maxConcurrentConversions(),
        usual.idleTimeout(),
        Duration.ofMinutes(5),
        usual.shutdownTimeout(),
        usual.store(),
        usual.access(),
        usual.connections());
  }

  private static ManagedChannel pinging(TestServer server) {
    return NettyChannelBuilder.forAddress("127.0.0.1", server.server().grpcPort())
        .usePlaintext()
        .keepAliveTime(10, TimeUnit.SECONDS)
        .keepAliveWithoutCalls(true)
        .build();
  }

  private static void connect(ManagedChannel channel) throws InterruptedException {
    ConnectivityState state = channel.getState(true);
    while (state != ConnectivityState.READY) {
      Thread.onSpinWait();
      state = channel.getState(true);
    }
  }

  private static String submit(ManagedChannel channel) {
    SubmitBatchRequest.Builder request = SubmitBatchRequest.newBuilder();
    request
        .getCreateBuilder()
        .addInputs(CallInput.newBuilder().putProperties("hs_timestamp", "1773309734000"));
    return CallBatchServiceGrpc.newBlockingStub(channel)
        .submitBatch(request.build())
        .getBatchJob()
        .getId();
  }
}

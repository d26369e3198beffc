package io.callbatch.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import io.callbatch.adapter.grpc.client.BatchClient;
import io.callbatch.adapter.grpc.client.ServerFailedException;
import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.v1.BatchOperation;
import io.callbatch.v1.CallBatchServiceGrpc.CallBatchServiceImplBase;
import io.callbatch.v1.WatchBatchRequest;
import io.callbatch.v1.WatchBatchResponse;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchFollowerTest {

  /** How far a batch of ten is told to be on one connection, and how that ends. */
  private record Connection(Status end, int... done) {}

  private static final class Service extends CallBatchServiceImplBase {
    private final Queue<Connection> connections = new ArrayDeque<>();

    @Override
    public void watchBatch(WatchBatchRequest request, StreamObserver<WatchBatchResponse> answer) {
      Connection connection = connections.remove();
      for (int done : connection.done()) {
        answer.onNext(WatchBatchResponse.newBuilder().setBatchJob(job(done)).build());
      }
      if (connection.end().isOk()) {
        answer.onCompleted();
      } else {
        answer.onError(connection.end().asRuntimeException());
      }
    }

    private static io.callbatch.v1.BatchJob job(int done) {
      io.callbatch.v1.BatchJob.Builder job =
          io.callbatch.v1.BatchJob.newBuilder()
              .setId("b")
              .setOperation(BatchOperation.BATCH_OPERATION_CREATE)
              .setRequestedAt(Timestamp.newBuilder().setSeconds(1))
              .setStartedAt(Timestamp.newBuilder().setSeconds(2))
              .setStatus(io.callbatch.v1.BatchStatus.BATCH_STATUS_PROCESSING)
              .setInputsTotal(10)
              .setInputsDone(done);
      if (done == 10) {
        job.setStatus(io.callbatch.v1.BatchStatus.BATCH_STATUS_COMPLETE)
            .setCompletedAt(Timestamp.newBuilder().setSeconds(3));
      }
      return job.build();
    }
  }

  private final Service service = new Service();
  private final List<Duration> waits = new ArrayList<>();
  private final List<Integer> shown = new ArrayList<>();
  private Server server;
  private ManagedChannel channel;

  @BeforeEach
  void start() throws IOException {
    String name = InProcessServerBuilder.generateName();
    server = InProcessServerBuilder.forName(name).addService(service).build().start();
    channel = InProcessChannelBuilder.forName(name).build();
  }

  @AfterEach
  void stop() {
    channel.shutdownNow();
    server.shutdownNow();
  }

  private BatchJob follow() {
    return new BatchFollower(
            new BatchClient(channel, Optional.empty()), "b", new Backoff(waits::add))
        .toEnd(job -> shown.add(job.progress().done()));
  }

  @Test
  void goesOnWhereAServerThatCameBackIs() {
    service.connections.add(new Connection(Status.UNAVAILABLE, 1, 4));
    service.connections.add(new Connection(Status.UNAVAILABLE));
    service.connections.add(new Connection(Status.OK, 4, 7, 10));

    assertThat(follow().status()).isEqualTo(BatchStatus.COMPLETE);
    assertThat(shown).containsExactly(1, 4, 7, 10);
    assertThat(waits).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
  }

  @Test
  void aServerThatStaysAwayIsGivenUp() {
    service.connections.add(new Connection(Status.UNAVAILABLE, 1));
    for (int i = 0; i < 5; i++) {
      service.connections.add(new Connection(Status.UNAVAILABLE));
    }

    assertThatThrownBy(this::follow)
        .isInstanceOf(ServerFailedException.class)
        .hasMessageContaining("can't be reached");
    assertThat(waits).hasSize(5);
  }

  @Test
  void whatIsntThereAtFirstIsntWaitedFor() {
    service.connections.add(new Connection(Status.UNAVAILABLE));

    assertThatThrownBy(this::follow).isInstanceOf(ServerFailedException.class);
    assertThat(waits).isEmpty();
  }

  @Test
  void aRefusalIsntTriedAgain() {
    service.connections.add(new Connection(Status.UNAVAILABLE, 1));
    service.connections.add(new Connection(Status.NOT_FOUND));

    assertThatThrownBy(this::follow).hasMessageContaining("NOT_FOUND");
    assertThat(waits).hasSize(1);
  }
}

package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.run.BatchLimits;
import io.callbatch.v1.BatchJob;
import io.callbatch.v1.BatchReadCallsRequest;
import io.callbatch.v1.BatchStatus;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.CallBatchServiceGrpc.CallBatchServiceBlockingStub;
import io.callbatch.v1.CallServiceGrpc;
import io.callbatch.v1.GetBatchRequest;
import io.callbatch.v1.ListCallsRequest;
import io.callbatch.v1.SearchCallsRequest;
import io.callbatch.v1.WatchBatchRequest;
import io.callbatch.v1.WatchBatchResponse;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose PostgreSQL crashes while clients work, and comes back; the server stays. */
@Timeout(120)
class PostgresLossTest {
  /** Longer than the wait for a connection, and much shorter than callers would take for a hang. */
  private static final Duration BOUND = Duration.ofSeconds(10);

  private static final Duration WATCHED = Duration.ofSeconds(60);

  private static final RpcFailure UNREACHABLE =
      new RpcFailure(Code.UNAVAILABLE, "STORE_UNREACHABLE", true);

  @TempDir private Path folder;

  private final RecordedWrites writes = new RecordedWrites(1_000);
  private RealPostgres postgres;
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    postgres = RealPostgres.start(folder);
    server =
        new TestServer(
            TestServer.storing(
                new StoreSettings(
                    postgres.url(),
                    new BatchLimits(1_000, 10_000, 10, 1 << 20),
                    2,
                    Duration.ofSeconds(30),
                    Duration.ofHours(48))));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    postgres.close();
  }

  @Test
  void everythingIsUnavailableMeanwhileAndGoesOnAfterwards() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      writes.submit("submitted", server.channel());
      String batch = writes.batch("submitted");
      Future<BatchJob> watched = threads.submit(() -> watchToTheEnd(batch));
      List<Future<?>> writers = new ArrayList<>();
      for (int client = 0; client < 3; client++) {
        String prefix = "c%d-".formatted(client);
        writers.add(threads.submit(() -> writes.write(prefix, () -> false, server.channel())));
      }
      Thread.sleep(400);
      postgres.crash();
      for (Future<?> writer : writers) {
        writer.get(); // without an answer
      }
      assertThat(writes.count()).isPositive();
      assertEveryRpcIsUnavailable(threads, batch);
      assertThat(watched).as("the batch goes on later").isNotDone();

      postgres.restart();
      awaitAnAnswer();
      writes.repeatWhatIsInDoubt(server.channel());
      writes.awaitSubmitted(server.channel());
      assertThat(watched.get().getInputsDone()).isEqualTo(1_000);
    }
    writes.assertEverythingIsThereOnce(server.channel());
    writes.repeatWhatWasAcknowledged(server.channel());
    writes.assertEverythingIsThereOnce(server.channel());
    awaitTheListener();
  }

  private void assertEveryRpcIsUnavailable(ExecutorService threads, String batch) throws Exception {
    List<Supplier<Object>> rpcs =
        List.of(
            () -> batches().batchCreateCalls(WriteRequests.create("meanwhile", 1)),
            () -> batches().submitBatch(WriteRequests.submission("meanwhile-too", 1)),
            () -> batches().batchReadCalls(BatchReadCallsRequest.newBuilder().addIds("1").build()),
            () -> batches().getBatch(GetBatchRequest.newBuilder().setId(batch).build()),
            () -> watch(batch).next(),
            () ->
                CallServiceGrpc.newBlockingStub(server.channel())
                    .listCalls(ListCallsRequest.getDefaultInstance()),
            () ->
                CallServiceGrpc.newBlockingStub(server.channel())
                    .searchCalls(SearchCallsRequest.newBuilder().setQuery("any").build()));
    List<Future<?>> ends = new ArrayList<>();
    for (Supplier<Object> rpc : rpcs) {
      ends.add(threads.submit(() -> assertUnavailable(rpc)));
    }
    for (Future<?> end : ends) {
      end.get();
    }
  }

  private static void assertUnavailable(Supplier<Object> rpc) {
    long start = System.nanoTime();
    try {
      Object answer = rpc.get();
      throw new AssertionError("answered without a store: " + answer);
    } catch (StatusRuntimeException e) {
      assertThat(RpcFailure.of(e)).isEqualTo(UNREACHABLE);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
  }

  private void awaitAnAnswer() throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      try {
        var _ = batches().batchCreateCalls(WriteRequests.create("afterwards", 1));
        return;
      } catch (StatusRuntimeException e) {
        assertThat(RpcFailure.of(e)).isEqualTo(UNREACHABLE);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
        Thread.sleep(50);
      }
    }
  }

  private BatchJob watchToTheEnd(String batch) throws InterruptedException {
    BatchJob job = BatchJob.getDefaultInstance();
    long start = System.nanoTime();
    while (job.getStatus() != BatchStatus.BATCH_STATUS_COMPLETE) {
      try {
        Iterator<WatchBatchResponse> changes = watch(batch);
        while (changes.hasNext()) {
          job = changes.next().getBatchJob();
        }
      } catch (StatusRuntimeException e) {
        assertThat(RpcFailure.of(e)).isEqualTo(UNREACHABLE);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(WATCHED);
        Thread.sleep(100);
      }
    }
    return job;
  }

  private Iterator<WatchBatchResponse> watch(String batch) {
    return batches().watchBatch(WatchBatchRequest.newBuilder().setId(batch).build());
  }

  private CallBatchServiceBlockingStub batches() {
    return CallBatchServiceGrpc.newBlockingStub(server.channel())
        .withDeadlineAfter(Duration.ofSeconds(60));
  }

  /** The connection over which servers hear of each other's changes. */
  private void awaitTheListener() throws Exception {
    long start = System.nanoTime();
    while (postgres.number("SELECT count(*) FROM pg_stat_activity WHERE query = 'LISTEN callbatch'")
        == 0) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
      Thread.sleep(50);
    }
  }
}

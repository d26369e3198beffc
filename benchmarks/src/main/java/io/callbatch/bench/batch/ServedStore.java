package io.callbatch.bench.batch;

import io.callbatch.app.CallbatchServer;
import io.callbatch.bench.Servers;
import io.callbatch.v1.BatchCreateCallsResponse;
import io.callbatch.v1.Call;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.CallBatchServiceGrpc.CallBatchServiceBlockingStub;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A server as {@code callbatch serve} starts it, on an empty store. */
@State(Scope.Benchmark)
public class ServedStore {

  /** Which store. */
  @Param({"sqlite", "postgresql"})
  public String store = "";

  private BenchStore opened;
  private CallbatchServer server;

  /** Starts it. */
  @Setup
  public void start() throws IOException {
    opened = BenchStore.open(store);
    server = Servers.start(opened.url());
  }

  /** Stops it and deletes the store. */
  @TearDown
  public void stop() throws IOException {
    server.stop();
    opened.close();
  }

  BenchStore opened() {
    return opened;
  }

  /** A new connection of a client. */
  ManagedChannel connect() {
    return NettyChannelBuilder.forAddress(Servers.HOST, server.grpcPort()).usePlaintext().build();
  }

  /** Creates a batch, so that there is something to copy or to read. */
  List<String> createOneBatch() {
    ManagedChannel channel = connect();
    try {
      CallBatchServiceBlockingStub client = CallBatchServiceGrpc.newBlockingStub(channel);
      BatchCreateCallsResponse created = client.batchCreateCalls(SampleBatch.create("first"));
      return created.getBatch().getResultsList().stream().map(Call::getId).toList();
    } finally {
      channel.shutdownNow();
    }
  }
}

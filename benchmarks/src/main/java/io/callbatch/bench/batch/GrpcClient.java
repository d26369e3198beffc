package io.callbatch.bench.batch;

import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.CallBatchServiceGrpc.CallBatchServiceBlockingStub;
import io.grpc.ManagedChannel;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;

/** A client with a connection of its own for each thread. */
@State(Scope.Thread)
public class GrpcClient {

  private ManagedChannel channel;
  private CallBatchServiceBlockingStub stub;
  private String name = "";
  private long requests;

  /** Connects. */
  @Setup
  public void connect(ServedStore served, ThreadParams thread) {
    channel = served.connect();
    stub = CallBatchServiceGrpc.newBlockingStub(channel);
    name = "client-%d-".formatted(thread.getThreadIndex());
  }

  /** Disconnects. */
  @TearDown
  public void disconnect() {
    channel.shutdownNow();
  }

  CallBatchServiceBlockingStub stub() {
    return stub;
  }

  /** A request id that nobody has used. */
  String newRequestId() {
    return name + requests++;
  }
}

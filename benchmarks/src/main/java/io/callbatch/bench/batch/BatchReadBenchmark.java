package io.callbatch.bench.batch;

import io.callbatch.v1.BatchReadCallsRequest;
import io.callbatch.v1.BatchReadCallsResponse;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Calls read per second by id, in batches of 100 with all properties. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class BatchReadBenchmark {

  /** A batch to read. */
  @State(Scope.Benchmark)
  public static class Written {

    private BatchReadCallsRequest request = BatchReadCallsRequest.getDefaultInstance();

    /** Writes it. */
    @Setup
    public void write(ServedStore served) {
      request =
          BatchReadCallsRequest.newBuilder()
              .addAllIds(served.createOneBatch())
              .addAllProperties(SampleBatch.PROPERTIES)
              .build();
    }
  }

  /** Eight clients with a connection each. */
  @Benchmark
  @Threads(8)
  @OperationsPerInvocation(SampleBatch.SIZE)
  public BatchReadCallsResponse throughGrpc(GrpcClient client, Written written) {
    return client.stub().batchReadCalls(written.request);
  }

  /** The same columns by one loop of plain JDBC, the properties as a map. */
  @Benchmark
  @Threads(1)
  @OperationsPerInvocation(SampleBatch.SIZE)
  public long byPlainJdbc(PlainJdbc jdbc) throws SQLException {
    return jdbc.read();
  }
}

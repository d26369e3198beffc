package io.callbatch.bench.batch;

import io.callbatch.v1.BatchCreateCallsResponse;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Calls created per second, in batches of 100, each batch durable when it is acknowledged. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class BatchCreateBenchmark {

  /** Eight clients with a connection each, every request with a request id of its own. */
  @Benchmark
  @Threads(8)
  @OperationsPerInvocation(SampleBatch.SIZE)
  public BatchCreateCallsResponse throughGrpc(GrpcClient client) {
    return client.stub().batchCreateCalls(SampleBatch.create(client.newRequestId()));
  }

  /** The same rows by one loop of plain JDBC. */
  @Benchmark
  @Threads(1)
  @OperationsPerInvocation(SampleBatch.SIZE)
  public void byPlainJdbc(PlainJdbc jdbc) throws SQLException {
    jdbc.write();
  }
}

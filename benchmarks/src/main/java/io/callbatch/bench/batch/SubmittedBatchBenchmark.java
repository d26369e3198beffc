package io.callbatch.bench.batch;

import io.callbatch.v1.BatchCreateCallsRequest;
import io.callbatch.v1.BatchJob;
import io.callbatch.v1.BatchStatus;
import io.callbatch.v1.SubmitBatchRequest;
import io.callbatch.v1.WatchBatchRequest;
import io.callbatch.v1.WatchBatchResponse;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a submitted batch of 100 calls takes from the moment it is sent until a watcher hears
 * that its first inputs are written: more than the time from claim to first write, which lies
 * within.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class SubmittedBatchBenchmark {

  /** One client, nothing else to do. */
  @Benchmark
  @Threads(1)
  public BatchJob submitToFirstWrite(GrpcClient client) {
    SubmitBatchRequest request =
        SubmitBatchRequest.newBuilder()
            .setRequestId(client.newRequestId())
            .setCreate(BatchCreateCallsRequest.newBuilder().addAllInputs(SampleBatch.inputs()))
            .build();
    BatchJob job = client.stub().submitBatch(request).getBatchJob();
    Iterator<WatchBatchResponse> changes =
        client.stub().watchBatch(WatchBatchRequest.newBuilder().setId(job.getId()).build());
    while (job.getInputsDone() == 0 && changes.hasNext()) {
      job = changes.next().getBatchJob();
    }
    if (job.getInputsDone() == 0 || job.getStatus() == BatchStatus.BATCH_STATUS_CANCELED) {
      throw new IllegalStateException("the batch ended without a write: " + job);
    }
    return job;
  }
}

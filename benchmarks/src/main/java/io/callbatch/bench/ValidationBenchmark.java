package io.callbatch.bench;

import io.callbatch.adapter.json.mapping.BatchJsonMapper;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.DocumentFormat;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What validation costs: JSON to protobuf as it is, next to the same way with {@link
 * UncheckedReader}, which checks nothing, in the place of the reader.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ValidationBenchmark {

  /** With all checks. */
  @Benchmark
  public byte[] validated(Documents documents) {
    return documents.toProtobuf(Documents.LENIENT);
  }

  /** With none. */
  @Benchmark
  public byte[] unchecked(Documents documents) {
    BatchCallsResponse batch =
        BatchJsonMapper.INSTANCE.toDomain(UncheckedReader.read(documents.json));
    return Documents.write(batch, DocumentFormat.PROTOBUF);
  }
}

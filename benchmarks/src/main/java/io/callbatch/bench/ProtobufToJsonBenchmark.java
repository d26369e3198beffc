package io.callbatch.bench;

import io.callbatch.v1.BatchCallsResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Protobuf bytes to JSON bytes, next to the peers, which write their own kind of JSON. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ProtobufToJsonBenchmark {

  /** Checked leniently. */
  @Benchmark
  public byte[] callbatch(Documents documents) {
    return documents.toJson(Documents.LENIENT);
  }

  /** Checked strictly. */
  @Benchmark
  public byte[] callbatchStrict(Documents documents) {
    return documents.toJson(Documents.STRICT);
  }

  /** protobuf-java-util, which gives text. */
  @Benchmark
  public byte[] jsonFormat(Documents documents) throws IOException {
    return Peers.JSON_FORMAT_PRINTER
        .print(BatchCallsResponse.parseFrom(documents.protobuf))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** CurioStack's protobuf-jackson, which generates code for the messages. */
  @Benchmark
  public byte[] protobufJackson(Documents documents) throws IOException {
    return Peers.PROTOBUF_JACKSON.writeValueAsBytes(
        BatchCallsResponse.parseFrom(documents.protobuf));
  }

  /** HubSpot's jackson-datatype-protobuf. */
  @Benchmark
  public byte[] datatypeProtobuf(Documents documents) throws IOException {
    return Peers.DATATYPE_PROTOBUF.writeValueAsBytes(
        BatchCallsResponse.parseFrom(documents.protobuf));
  }
}

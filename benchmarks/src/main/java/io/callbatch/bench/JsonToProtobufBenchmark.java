package io.callbatch.bench;

import io.callbatch.adapter.json.wire.BatchCallsResponseJson;
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

/**
 * JSON bytes to protobuf bytes, next to the peers. They get the same document in the JSON that they
 * can read ({@code JsonFormat}'s own: enum constants for status words, an object around each list
 * in a map) and check no rule of HubSpot's. Databind stops at records.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class JsonToProtobufBenchmark {

  /** Read leniently and validated. */
  @Benchmark
  public byte[] callbatch(Documents documents) {
    return documents.toProtobuf(Documents.LENIENT);
  }

  /** Read strictly. */
  @Benchmark
  public byte[] callbatchStrict(Documents documents) {
    return documents.toProtobuf(Documents.STRICT);
  }

  /** protobuf-java-util, which takes text. */
  @Benchmark
  public byte[] jsonFormat(Documents documents) throws IOException {
    BatchCallsResponse.Builder message = BatchCallsResponse.newBuilder();
    Peers.JSON_FORMAT_PARSER.merge(new String(documents.peerJson, StandardCharsets.UTF_8), message);
    return message.build().toByteArray();
  }

  /** CurioStack's protobuf-jackson, which generates code for the messages. */
  @Benchmark
  public byte[] protobufJackson(Documents documents) throws IOException {
    BatchCallsResponse.Builder message = BatchCallsResponse.newBuilder();
    Peers.PROTOBUF_JACKSON.mergeValue(documents.peerJson, message);
    return message.build().toByteArray();
  }

  /** HubSpot's jackson-datatype-protobuf. */
  @Benchmark
  public byte[] datatypeProtobuf(Documents documents) throws IOException {
    return Peers.DATATYPE_PROTOBUF
        .readValue(documents.peerJson, BatchCallsResponse.class)
        .toByteArray();
  }

  /** Jackson databind to the wire records, without a message. */
  @Benchmark
  public BatchCallsResponseJson databindToRecords(Documents documents) {
    return Peers.DATABIND.readValue(documents.json, BatchCallsResponseJson.class);
  }
}

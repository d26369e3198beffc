package io.callbatch.bench;

import com.google.protobuf.InvalidProtocolBufferException;
import io.callbatch.adapter.grpc.mapping.BatchProtoMapper;
import io.callbatch.v1.BatchCallsResponse;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What the libraries below take on their own, used as they are meant to be. Callbatch goes around
 * messages between the domain and bytes, so protobuf's own coding is no bound for it.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class CeilingBenchmark {

  private static final JsonFactory JACKSON = new JsonFactory();

  /** Jackson over the tokens of HubSpot's JSON, every name and string read. */
  @Benchmark
  public void tokenScan(Documents documents, Blackhole blackhole) {
    try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), documents.json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME || token == JsonToken.VALUE_STRING) {
          blackhole.consume(parser.getString());
        }
      }
    }
  }

  /** Protobuf bytes to a message. */
  @Benchmark
  public BatchCallsResponse protobufDecode(Documents documents)
      throws InvalidProtocolBufferException {
    return BatchCallsResponse.parseFrom(documents.protobuf);
  }

  /** A message to protobuf bytes. */
  @Benchmark
  public byte[] protobufEncode(FreshMessage fresh) {
    return fresh.message.toByteArray();
  }

  /** A message that was never encoded: it keeps what it has worked out of its size. */
  @State(Scope.Thread)
  public static class FreshMessage {

    private BatchCallsResponse message = BatchCallsResponse.getDefaultInstance();

    /** Builds the message anew. */
    @Setup(Level.Invocation)
    public void build(Documents documents) {
      message = BatchProtoMapper.INSTANCE.toProto(documents.document, Documents.WITHOUT_DETAILS);
    }
  }
}

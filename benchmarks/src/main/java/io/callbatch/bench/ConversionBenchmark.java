package io.callbatch.bench;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.callbatch.app.Conversions;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.port.in.ReadBatchUseCase.ReadBatchCommand;
import io.callbatch.domain.port.in.WriteBatchUseCase.WriteBatchCommand;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * JSON bytes to protobuf bytes and back, one thread, next to protobuf-java-util's {@code
 * JsonFormat}. Both have the same document; {@code JsonFormat} gets it in its own JSON, since it
 * can't read HubSpot's (status words, nulls).
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Benchmark)
public class ConversionBenchmark {

  private static final WriteOptions PLAIN = new WriteOptions(false);
  private static final ReadOptions STRICT =
      new ReadOptions(ReadMode.STRICT, ReadOptions.DEFAULT_MAX_VIOLATIONS);

  /** Calls in the document. */
  @Param({"100"})
  public int calls;

  private final Conversions conversions = new Conversions();
  private byte[] json = {};
  private byte[] protobuf = {};
  private String jsonOfJsonFormat = "";

  /** Makes the document in every form. */
  @Setup
  public void makeDocument() throws InvalidProtocolBufferException {
    BatchCallsResponse document = SampleDocument.ofCalls(calls);
    json = write(document, DocumentFormat.JSON);
    protobuf = write(document, DocumentFormat.PROTOBUF);
    jsonOfJsonFormat =
        JsonFormat.printer()
            .omittingInsignificantWhitespace()
            .print(io.callbatch.v1.BatchCallsResponse.parseFrom(protobuf));
  }

  private byte[] write(BatchCallsResponse document, DocumentFormat format) {
    return conversions.writeBatch().write(new WriteBatchCommand(document, format, PLAIN));
  }

  private byte[] convert(
      DocumentFormat from, byte[] document, ReadOptions options, DocumentFormat to) {
    Reading reading = conversions.readBatch().read(new ReadBatchCommand(from, document, options));
    return switch (reading) {
      case Reading.Accepted accepted -> write(accepted.batch(), to);
      case Reading.Refused refused -> throw new IllegalStateException(refused.toString());
    };
  }

  /** JSON, read leniently and validated, to protobuf. */
  @Benchmark
  public byte[] jsonToProtobuf() {
    return convert(DocumentFormat.JSON, json, ReadOptions.DEFAULT, DocumentFormat.PROTOBUF);
  }

  /** JSON, read strictly, to protobuf. */
  @Benchmark
  public byte[] jsonToProtobufStrict() {
    return convert(DocumentFormat.JSON, json, STRICT, DocumentFormat.PROTOBUF);
  }

  /** The peer: JSON to message to protobuf. */
  @Benchmark
  public byte[] jsonToProtobufWithJsonFormat() throws InvalidProtocolBufferException {
    io.callbatch.v1.BatchCallsResponse.Builder message =
        io.callbatch.v1.BatchCallsResponse.newBuilder();
    JsonFormat.parser().merge(jsonOfJsonFormat, message);
    return message.build().toByteArray();
  }

  /** Protobuf, checked, to JSON. */
  @Benchmark
  public byte[] protobufToJson() {
    return convert(DocumentFormat.PROTOBUF, protobuf, ReadOptions.DEFAULT, DocumentFormat.JSON);
  }

  /** The peer: protobuf to message to JSON. */
  @Benchmark
  public byte[] protobufToJsonWithJsonFormat() throws InvalidProtocolBufferException {
    return JsonFormat.printer()
        .omittingInsignificantWhitespace()
        .print(io.callbatch.v1.BatchCallsResponse.parseFrom(protobuf))
        .getBytes(StandardCharsets.UTF_8);
  }
}

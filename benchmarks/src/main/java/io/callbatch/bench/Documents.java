package io.callbatch.bench;

import com.google.protobuf.InvalidProtocolBufferException;
import io.callbatch.app.Conversions;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.port.in.ReadBatchUseCase.ReadBatchCommand;
import io.callbatch.domain.port.in.WriteBatchUseCase.WriteBatchCommand;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One document in every form, and Callbatch's own conversion of it: through the use cases that the
 * servers call. The command line's joins the same reader to the same writer, document by document.
 */
@State(Scope.Benchmark)
public class Documents {

  static final ReadOptions LENIENT = ReadOptions.DEFAULT;
  static final ReadOptions STRICT =
      new ReadOptions(ReadMode.STRICT, ReadOptions.DEFAULT_MAX_VIOLATIONS);
  static final WriteOptions WITHOUT_DETAILS = new WriteOptions(false);

  /** Calls in the document. */
  @Param({"100"})
  public int calls;

  /** What the calls are full of. */
  @Param({"PLAIN"})
  public Content content = Content.PLAIN;

  private static final Conversions CONVERSIONS = new Conversions();

  /** HubSpot's JSON. */
  byte[] json = {};

  /** The binary message. */
  byte[] protobuf = {};

  /** The message as JSON that the peers can read. */
  byte[] peerJson = {};

  /** What all of them say. */
  BatchCallsResponse document = SampleDocument.of(0, Content.PLAIN);

  /** HubSpot's JSON of so many calls with nothing but plain content. */
  public static byte[] plainJson(int calls) {
    return write(SampleDocument.of(calls, Content.PLAIN), DocumentFormat.JSON);
  }

  /** The same as a binary message. */
  public static byte[] plainProtobuf(int calls) {
    return write(SampleDocument.of(calls, Content.PLAIN), DocumentFormat.PROTOBUF);
  }

  /** Makes the document in every form. */
  @Setup
  public void makeDocument() throws InvalidProtocolBufferException {
    document = SampleDocument.of(calls, content);
    json = write(document, DocumentFormat.JSON);
    protobuf = write(document, DocumentFormat.PROTOBUF);
    peerJson = PeerJson.of(protobuf);
  }

  byte[] toProtobuf(ReadOptions options) {
    return convert(DocumentFormat.JSON, json, options, DocumentFormat.PROTOBUF);
  }

  byte[] toJson(ReadOptions options) {
    return convert(DocumentFormat.PROTOBUF, protobuf, options, DocumentFormat.JSON);
  }

  Reading read(byte[] json, ReadOptions options) {
    return CONVERSIONS.readBatch().read(new ReadBatchCommand(DocumentFormat.JSON, json, options));
  }

  private byte[] convert(
      DocumentFormat from, byte[] document, ReadOptions options, DocumentFormat to) {
    Reading reading = CONVERSIONS.readBatch().read(new ReadBatchCommand(from, document, options));
    return switch (reading) {
      case Reading.Accepted accepted -> write(accepted.batch(), to);
      case Reading.Refused refused -> throw new IllegalStateException(refused.toString());
    };
  }

  static byte[] write(BatchCallsResponse document, DocumentFormat format) {
    return CONVERSIONS.writeBatch().write(new WriteBatchCommand(document, format, WITHOUT_DETAILS));
  }
}

package io.callbatch.adapter.grpc;

import io.callbatch.adapter.grpc.format.DelimitedBatchReader;
import io.callbatch.adapter.grpc.format.MessageReading;
import io.callbatch.adapter.grpc.format.ProtobufBatchReader;
import io.callbatch.adapter.grpc.format.ProtobufBatchWriter;
import io.callbatch.adapter.grpc.format.TextBatchReader;
import io.callbatch.adapter.grpc.format.TextBatchWriter;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.port.out.BatchReader;
import io.callbatch.domain.port.out.BatchWriter;
import io.callbatch.domain.port.out.UnknownMemberRules;
import java.util.List;

/** Protobuf documents, binary, delimited and as text. Safe for several threads. */
public final class ProtobufFormats {

  private final ReadLimits limits;
  private final MessageReading messages;

  /** Formats that read within these limits and judge unknown members by these rules. */
  public ProtobufFormats(ReadLimits limits, UnknownMemberRules unknownMemberRules) {
    this.limits = limits;
    this.messages = new MessageReading(unknownMemberRules);
  }

  /** A reader for each format. */
  public List<BatchReader> readers() {
    return List.of(
        new ProtobufBatchReader(limits, messages),
        new DelimitedBatchReader(limits, messages),
        new TextBatchReader(limits, messages));
  }

  /** A writer for each format. */
  public List<BatchWriter> writers() {
    return List.of(
        ProtobufBatchWriter.single(), ProtobufBatchWriter.delimited(), new TextBatchWriter());
  }
}

package io.callbatch.adapter.sql.codec;

import io.callbatch.domain.model.call.AssociationCategory;
import io.callbatch.domain.model.call.AssociationInput;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.run.BatchChunk;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.OperationKind;
import java.util.List;
import java.util.Set;

/** Chunks of submitted batches, as bytes. */
public final class OperationCodec {

  private static final int VERSION = 1;

  private OperationCodec() {}

  /** What a chunk does, as bytes. */
  public static byte[] encode(BatchChunk chunk) {
    BlobWriter out = new BlobWriter();
    out.number(VERSION);
    operation(out, chunk.operation());
    out.list(List.copyOf(chunk.repeated()), (_, index) -> out.number(index));
    return out.toBytes();
  }

  /** The chunk at its place, with what these bytes say that it does. */
  public static BatchChunk decode(int ordinal, int firstInput, byte[] bytes) {
    return BlobReader.read(
        bytes,
        VERSION,
        in ->
            new BatchChunk(
                ordinal,
                firstInput,
                operation(in),
                Set.copyOf(in.list(index -> (int) index.number()))));
  }

  private static void operation(BlobWriter out, BatchOperation operation) {
    out.choice(operation.kind());
    switch (operation) {
      case BatchOperation.Create create -> out.list(create.inputs(), OperationCodec::input);
      case BatchOperation.Read read -> {
        out.list(read.ids(), BlobWriter::text);
        out.optional(read.idProperty(), BlobWriter::text);
        out.list(read.selection().properties(), BlobWriter::text);
        out.list(read.selection().propertiesWithHistory(), BlobWriter::text);
        out.list(read.selection().associations(), BlobWriter::text);
        out.flag(read.selection().archived());
      }
      case BatchOperation.Update update -> out.list(update.inputs(), OperationCodec::patch);
      case BatchOperation.Upsert upsert -> out.list(upsert.inputs(), OperationCodec::patch);
      case BatchOperation.Archive archive -> out.list(archive.ids(), BlobWriter::text);
    }
  }

  private static BatchOperation operation(BlobReader in) {
    return switch (in.choice(OperationKind.class)) {
      case CREATE -> new BatchOperation.Create(in.list(OperationCodec::input));
      case READ ->
          new BatchOperation.Read(
              in.list(BlobReader::text), in.optional(BlobReader::text), selection(in));
      case UPDATE -> new BatchOperation.Update(in.list(OperationCodec::patch));
      case UPSERT -> new BatchOperation.Upsert(in.list(OperationCodec::patch));
      case ARCHIVE -> new BatchOperation.Archive(in.list(BlobReader::text));
    };
  }

  private static Selection selection(BlobReader in) {
    List<String> properties = in.list(BlobReader::text);
    return new Selection(
        properties, in.list(BlobReader::text), in.list(BlobReader::text), in.flag());
  }

  private static void input(BlobWriter out, CallInput input) {
    out.texts(input.properties());
    out.list(
        input.associations(),
        (_, association) -> {
          out.text(association.toId());
          out.list(
              association.types(),
              (_, type) -> {
                out.choice(type.category());
                out.number(type.typeId());
              });
        });
    out.optional(input.objectWriteTraceId(), BlobWriter::text);
  }

  private static CallInput input(BlobReader in) {
    return new CallInput(
        in.texts(),
        in.list(_ -> new AssociationInput(in.text(), in.list(OperationCodec::spec))),
        in.optional(BlobReader::text));
  }

  private static AssociationSpec spec(BlobReader in) {
    return new AssociationSpec(in.choice(AssociationCategory.class), (int) in.number());
  }

  private static void patch(BlobWriter out, CallPatch patch) {
    out.text(patch.id());
    out.optional(patch.idProperty(), BlobWriter::text);
    out.texts(patch.properties());
    out.optional(patch.objectWriteTraceId(), BlobWriter::text);
  }

  private static CallPatch patch(BlobReader in) {
    return new CallPatch(
        in.text(), in.optional(BlobReader::text), in.texts(), in.optional(BlobReader::text));
  }
}

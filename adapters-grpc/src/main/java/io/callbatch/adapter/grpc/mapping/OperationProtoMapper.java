package io.callbatch.adapter.grpc.mapping;

import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.v1.BatchArchiveCallsRequest;
import io.callbatch.v1.BatchCreateCallsRequest;
import io.callbatch.v1.BatchReadCallsRequest;
import io.callbatch.v1.BatchUpdateCallsRequest;
import io.callbatch.v1.BatchUpsertCallsRequest;
import io.callbatch.v1.CallInput;
import io.callbatch.v1.SubmitBatchRequest;
import java.util.List;
import java.util.Optional;

/** Operations and requests for them; by hand, because one of them is a oneof. */
public final class OperationProtoMapper {

  private OperationProtoMapper() {}

  /**
   * Expects a message that was checked.
   *
   * @throws IllegalArgumentException if no operation is set
   */
  public static BatchOperation toDomain(SubmitBatchRequest request) {
    return switch (request.getOperationCase()) {
      case CREATE -> toDomain(request.getCreate());
      case READ -> toDomain(request.getRead());
      case UPDATE -> toDomain(request.getUpdate());
      case UPSERT -> toDomain(request.getUpsert());
      case ARCHIVE -> toDomain(request.getArchive());
      case OPERATION_NOT_SET -> throw new IllegalArgumentException("operation is not set");
    };
  }

  /** Expects a message that was checked. */
  public static BatchOperation toDomain(BatchCreateCallsRequest request) {
    return creation(request.getInputsList());
  }

  /** The creation of these calls. Expects messages that were checked. */
  public static BatchOperation creation(List<CallInput> inputs) {
    return new BatchOperation.Create(
        inputs.stream().map(CallInputProtoMapper.INSTANCE::toDomain).toList());
  }

  /** Expects a message that was checked. */
  public static BatchOperation toDomain(BatchReadCallsRequest request) {
    return new BatchOperation.Read(
        List.copyOf(request.getIdsList()),
        request.hasIdProperty() ? Optional.of(request.getIdProperty()) : Optional.empty(),
        selection(
            request.getPropertiesList(),
            request.getPropertiesWithHistoryList(),
            request.getArchived()));
  }

  /** Expects a message that was checked. */
  public static BatchOperation toDomain(BatchUpdateCallsRequest request) {
    return new BatchOperation.Update(patches(request.getInputsList()));
  }

  /** Expects a message that was checked. */
  public static BatchOperation toDomain(BatchUpsertCallsRequest request) {
    return new BatchOperation.Upsert(patches(request.getInputsList()));
  }

  /** Expects a message that was checked. */
  public static BatchOperation toDomain(BatchArchiveCallsRequest request) {
    return new BatchOperation.Archive(List.copyOf(request.getIdsList()));
  }

  private static List<CallPatch> patches(List<io.callbatch.v1.CallPatch> patches) {
    return patches.stream().map(CallInputProtoMapper.INSTANCE::toDomain).toList();
  }

  /** What to show of calls; the facade shows no associations. */
  public static Selection selection(
      List<String> properties, List<String> propertiesWithHistory, boolean archived) {
    return new Selection(properties, propertiesWithHistory, List.of(), archived);
  }

  /** The request that has an operation done, but for its request id. */
  public static SubmitBatchRequest toProto(BatchOperation operation) {
    SubmitBatchRequest.Builder request = SubmitBatchRequest.newBuilder();
    switch (operation) {
      case BatchOperation.Create create ->
          create.inputs().stream()
              .map(CallInputProtoMapper.INSTANCE::toProto)
              .forEach(request.getCreateBuilder()::addInputs);
      case BatchOperation.Read read -> request.setRead(toProto(read));
      case BatchOperation.Update update ->
          update.inputs().stream()
              .map(CallInputProtoMapper.INSTANCE::toProto)
              .forEach(request.getUpdateBuilder()::addInputs);
      case BatchOperation.Upsert upsert ->
          upsert.inputs().stream()
              .map(CallInputProtoMapper.INSTANCE::toProto)
              .forEach(request.getUpsertBuilder()::addInputs);
      case BatchOperation.Archive archive -> request.getArchiveBuilder().addAllIds(archive.ids());
    }
    return request.build();
  }

  private static BatchReadCallsRequest toProto(BatchOperation.Read read) {
    BatchReadCallsRequest.Builder request =
        BatchReadCallsRequest.newBuilder()
            .addAllIds(read.ids())
            .addAllProperties(read.selection().properties())
            .addAllPropertiesWithHistory(read.selection().propertiesWithHistory())
            .setArchived(read.selection().archived());
    read.idProperty().ifPresent(request::setIdProperty);
    return request.build();
  }
}

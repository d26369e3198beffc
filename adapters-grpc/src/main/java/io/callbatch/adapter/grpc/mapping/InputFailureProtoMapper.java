package io.callbatch.adapter.grpc.mapping;

import io.callbatch.domain.model.ErrorDetail;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.v1.BatchError;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.factory.Mappers;

/** Failures of inputs as errors of a batch. */
@Mapper(config = ProtoMapping.class, uses = BatchErrorProtoMapper.class)
public interface InputFailureProtoMapper {

  /** The mapper; it holds no state and is safe for use by several threads. */
  InputFailureProtoMapper INSTANCE = Mappers.getMapper(InputFailureProtoMapper.class);

  /** What a failure has no word for stays unset. */
  default BatchError toProto(InputFailure failure, List<Integer> inputIndexes) {
    return toProto(failure, failure.sentence(), faults(failure), inputIndexes);
  }

  /** The faults of an input, each with its place by the names of fields. */
  static List<ErrorDetail> faults(InputFailure failure) {
    return failure.faults().stream().map(InputFailureProtoMapper::byField).toList();
  }

  private static ErrorDetail byField(ErrorDetail fault) {
    return fault.in().filter("/idProperty"::equals).isEmpty()
        ? fault
        : new ErrorDetail(
            fault.message(),
            fault.code(),
            Optional.of("/id_property"),
            fault.subCategory(),
            fault.context(),
            fault.unknownMembers(),
            fault.emptyMembers());
  }

  /** Part by part. */
  @Mapping(target = "status", constant = "error")
  @Mapping(target = "category", source = "failure.category")
  @Mapping(target = "retryable", source = "failure.category")
  @Mapping(target = "message", source = "message")
  @Mapping(target = "context", source = "failure.context")
  @Mapping(target = "errors", source = "errors")
  @Mapping(target = "inputIndexes", source = "inputIndexes")
  @Mapping(target = "id", ignore = true)
  @Mapping(target = "subCategory", ignore = true)
  @Mapping(target = "links", ignore = true)
  @Mapping(target = "unknownMembers", ignore = true)
  @Mapping(target = "emptyMembers", ignore = true)
  BatchError toProto(
      InputFailure failure, String message, List<ErrorDetail> errors, List<Integer> inputIndexes);

  /** The category by HubSpot's name. */
  default String name(FailureCategory category) {
    return category.wireName();
  }

  /** Whether trying again can help. */
  default boolean retryable(FailureCategory category) {
    return category.retryable();
  }

  /** As they are. */
  default List<Integer> indexes(List<Integer> indexes) {
    return indexes;
  }

  /**
   * Why an input failed, as a server has said it. A category that only newer servers know is an
   * internal error.
   */
  default InputFailure toDomain(BatchError error) {
    io.callbatch.domain.model.BatchError read =
        Mappers.getMapper(BatchErrorProtoMapper.class).toDomain(error);
    FailureCategory category =
        Arrays.stream(FailureCategory.values())
            .filter(known -> known.name().equals(error.getCategory()))
            .findAny()
            .orElse(FailureCategory.INTERNAL_ERROR);
    return new InputFailure(category, error.getMessage(), read.context(), read.errors());
  }
}

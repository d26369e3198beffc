package io.callbatch.adapter.grpc.error;

import com.google.rpc.BadRequest.FieldViolation;
import io.callbatch.domain.model.ErrorDetail;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.port.in.InvalidRequestException.FieldFault;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with the fields of a request, each field as a JSON Pointer into the message. */
final class FieldViolations {

  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");

  /** What failures of associations give, and no others. */
  private static final Set<String> ASSOCIATION_FACTS =
      Set.of("INVALID_ASSOCIATION_TYPE_ID", "INVALID_ASSOCIATION_DIRECTION", "INVALID_OBJECT_IDS");

  private FieldViolations() {}

  static List<FieldViolation> of(List<FieldFault> faults) {
    return faults.stream()
        .map(fault ->
            FieldViolation.newBuilder()
                .setField(pointer(fault.field()))
                .setDescription(fault.message())
                .build())
        .toList();
  }

  /** The field as a pointer; the domain writes {@code filterGroups[0].filters}. */
  private static String pointer(String field) {
    if (field.isEmpty() || field.startsWith("/")) {
      return field;
    }
    String indexed = INDEX.matcher(field).replaceAll("/$1").replace('.', '/');
    return "/" + HUMP.matcher(indexed).replaceAll("_").toLowerCase(Locale.ROOT);
  }

  /** One for each problem behind the failure of the input at the pointer, at least one. */
  static List<FieldViolation> of(InputFailure failure, String pointer) {
    if (failure.details().isEmpty()) {
      return List.of(
          FieldViolation.newBuilder()
              .setField(pointer + part(failure))
              .setDescription(failure.message())
              .setReason(failure.category().wireName())
              .build());
    }
    return failure.details().stream().map(detail -> of(detail, pointer)).toList();
  }

  /** Which part of an input is at fault, as far as the failure tells. */
  private static String part(InputFailure failure) {
    if (failure.category() == FailureCategory.BAD_REFERENCE) {
      return failure.context().containsKey("ids") ? "/id" : "/id_property";
    }
    return failure.context().keySet().stream().anyMatch(ASSOCIATION_FACTS::contains)
        ? "/associations"
        : "";
  }

  private static FieldViolation of(ErrorDetail detail, String pointer) {
    List<String> names = detail.context().getOrDefault("propertyName", List.of());
    return FieldViolation.newBuilder()
        .setField(names.isEmpty() ? pointer : pointer + "/properties/" + token(names.getFirst()))
        .setDescription(detail.message())
        .setReason(detail.code().orElse(""))
        .build();
  }

  /** A name within a JSON Pointer, RFC 6901. */
  private static String token(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  static FieldViolation shortened(FieldViolation violation) {
    return violation.toBuilder()
        .setField(TrailerRoom.shortened(violation.getField()))
        .setDescription(TrailerRoom.shortened(violation.getDescription()))
        .setReason(TrailerRoom.shortened(violation.getReason()))
        .build();
  }
}

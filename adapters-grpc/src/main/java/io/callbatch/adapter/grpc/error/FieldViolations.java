package io.callbatch.adapter.grpc.error;

import com.google.rpc.BadRequest.FieldViolation;
import io.callbatch.adapter.grpc.mapping.InputFailureProtoMapper;
import io.callbatch.domain.model.ErrorDetail;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.port.in.InvalidRequestException.FieldFault;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is wrong with the fields of a request, each field as a JSON Pointer into the message. */
final class FieldViolations {

  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");

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

  /** One for each fault of the input at the pointer, at least one. */
  static List<FieldViolation> of(InputFailure failure, String pointer) {
    return InputFailureProtoMapper.faults(failure).stream()
        .map(fault -> of(fault, pointer))
        .toList();
  }

  private static FieldViolation of(ErrorDetail fault, String pointer) {
    return FieldViolation.newBuilder()
        .setField(pointer + fault.in().orElse(""))
        .setDescription(fault.message())
        .setReason(fault.code().orElse(""))
        .build();
  }

  static FieldViolation shortened(FieldViolation violation) {
    return violation.toBuilder()
        .setField(TrailerRoom.shortened(violation.getField()))
        .setDescription(TrailerRoom.shortened(violation.getDescription()))
        .setReason(TrailerRoom.shortened(violation.getReason()))
        .build();
  }
}

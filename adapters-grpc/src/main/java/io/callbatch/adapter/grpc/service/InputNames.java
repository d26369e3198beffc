package io.callbatch.adapter.grpc.service;

import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.InvalidRequestException.FieldFault;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Fields that the domain refuses stand deeper in some requests, or have another name there. */
final class InputNames {

  private static final String INPUTS = "inputs";
  private static final String REQUEST_ID = "requestId";

  private InputNames() {}

  /** The faults of an operation that is the request itself. */
  static InvalidRequestException onTheWire(InvalidRequestException e, BatchOperation operation) {
    return renamed(e, field -> field(field, operation));
  }

  /** The faults of an operation that is a part of the request. */
  static InvalidRequestException nestedOnTheWire(
      InvalidRequestException e, BatchOperation operation) {
    String part = operation.kind().name().toLowerCase(Locale.ROOT);
    return renamed(
        e, field -> field.equals(REQUEST_ID) ? field : part + "." + field(field, operation));
  }

  /** The faults of a part of the request. */
  static InvalidRequestException under(String part, InvalidRequestException e) {
    return renamed(e, field -> part + "." + field);
  }

  /** The same where the name stands beside that part. */
  static InvalidRequestException underExceptName(String part, InvalidRequestException e) {
    return renamed(e, field -> field.equals("name") ? field : part + "." + field);
  }

  private static InvalidRequestException renamed(
      InvalidRequestException e, UnaryOperator<String> name) {
    return new InvalidRequestException(
        e.faults().stream()
            .map(fault -> new FieldFault(name.apply(fault.field()), fault.message()))
            .toList());
  }

  private static String field(String field, BatchOperation operation) {
    return switch (operation) {
      case BatchOperation.Create _, BatchOperation.Update _, BatchOperation.Upsert _ -> field;
      case BatchOperation.Read _, BatchOperation.Archive _ ->
          field.startsWith(INPUTS) ? "ids" + field.substring(INPUTS.length()) : field;
    };
  }
}

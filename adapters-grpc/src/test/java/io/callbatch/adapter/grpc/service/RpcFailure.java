package io.callbatch.adapter.grpc.service;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a client reads from the status of a failed rpc. */
public record RpcFailure(StatusRuntimeException status) {

  public static RpcFailure of(ThrowingCallable rpc) {
    StatusRuntimeException failure = catchThrowableOfType(StatusRuntimeException.class, rpc);
    if (failure == null) {
      throw new AssertionError("the rpc should have failed");
    }
    return new RpcFailure(failure);
  }

  public Code code() {
    return status.getStatus().getCode();
  }

  public String reason() {
    return detail(ErrorInfo.class)
        .filter(info -> info.getDomain().equals("callbatch.io"))
        .map(ErrorInfo::getReason)
        .orElse("");
  }

  List<String> fields() {
    return detail(BadRequest.class)
        .map(BadRequest::getFieldViolationsList)
        .orElse(List.of())
        .stream()
        .map(FieldViolation::getField)
        .toList();
  }

  boolean canBeRetried() {
    return detail(RetryInfo.class).isPresent();
  }

  private <M extends Message> Optional<M> detail(Class<M> type) {
    for (Any detail : StatusProto.fromThrowable(status).getDetailsList()) {
      if (detail.is(type)) {
        try {
          return Optional.of(detail.unpack(type));
        } catch (InvalidProtocolBufferException e) {
          throw new AssertionError(e);
        }
      }
    }
    return Optional.empty();
  }
}

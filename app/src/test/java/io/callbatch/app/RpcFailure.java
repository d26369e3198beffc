package io.callbatch.app;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Optional;

/**
 * How an rpc failed.
 *
 * @param reason of its {@link ErrorInfo}, or empty
 * @param toldWhenToRetry whether it has a {@link RetryInfo}
 */
record RpcFailure(Code code, String reason, boolean toldWhenToRetry) {
  static RpcFailure of(StatusRuntimeException failure) {
    return new RpcFailure(
        failure.getStatus().getCode(),
        detail(failure, ErrorInfo.class).map(ErrorInfo::getReason).orElse(""),
        detail(failure, RetryInfo.class).isPresent());
  }

  private static <T extends Message> Optional<T> detail(
      StatusRuntimeException failure, Class<T> type) {
    return StatusProto.fromThrowable(failure).getDetailsList().stream()
        .filter(detail -> detail.is(type))
        .findFirst()
        .map(detail -> unpack(detail, type));
  }

  private static <T extends Message> T unpack(Any detail, Class<T> type) {
    try {
      return detail.unpack(type);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}

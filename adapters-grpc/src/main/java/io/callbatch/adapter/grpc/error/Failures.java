package io.callbatch.adapter.grpc.error;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.callbatch.adapter.grpc.mapping.ViolationProtoMapper;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.Violation;
import io.callbatch.domain.port.in.OverloadedException;
import io.callbatch.v1.Violations;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** The one table from failures to statuses. What isn't in it is our fault and stays in our log. */
public final class Failures {

  /** Domain of all reasons given in {@link ErrorInfo}. */
  public static final String DOMAIN = "callbatch.io";

  private static final Logger LOGGER = System.getLogger(Failures.class.getName());

  private Failures() {}

  /** The status, with details, that tells a client of a failure. */
  public static StatusRuntimeException toStatus(Throwable failure) {
    return switch (failure) {
      case DocumentRefusedException e -> refused(e.violations());
      case OverloadedException e -> overloaded(e);
      case StatusRuntimeException e -> e;
      case StatusException e -> e.getStatus().asRuntimeException(e.getTrailers());
      default -> {
        LOGGER.log(Level.ERROR, "an rpc failed", failure);
        yield StatusProto.toStatusRuntimeException(
            Status.newBuilder()
                .setCode(Code.INTERNAL_VALUE)
                .setMessage("the rpc couldn't be handled; see the server's log")
                .build());
      }
    };
  }

  /** Trailers have little room, and the whole must reach every client: lines go first. */
  private static StatusRuntimeException refused(Findings violations) {
    int listed = violations.listed().size();
    Status status = refused(violations, listed, true);
    if (!TrailerRoom.fits(status)) {
      status = refused(violations, listed, false);
    }
    while (!TrailerRoom.fits(status) && listed > 1) {
      listed--;
      status = refused(violations, listed, false);
    }
    if (!TrailerRoom.fits(status)) {
      status = refused(TrailerRoom.shortened(violations), listed, false);
    }
    return StatusProto.toStatusRuntimeException(status);
  }

  private static Status refused(Findings violations, int listed, boolean withLines) {
    Findings shown =
        new Findings(violations.listed().subList(0, listed), violations.total() - listed);
    Violation first = shown.listed().getFirst();
    BadRequest.Builder badRequest = BadRequest.newBuilder();
    for (Violation violation : shown.listed()) {
      badRequest
          .addFieldViolationsBuilder()
          .setField(violation.pointer())
          .setDescription(violation.message())
          .setReason(violation.rule().name());
    }
    ErrorInfo info =
        ErrorInfo.newBuilder()
            .setReason("VALIDATION_ERROR")
            .setDomain(DOMAIN)
            .putMetadata("violations", Integer.toString(violations.total()))
            .putMetadata("omittedViolations", Integer.toString(shown.omitted()))
            .build();
    Status.Builder status =
        Status.newBuilder()
            .setCode(Code.INVALID_ARGUMENT_VALUE)
            .setMessage(
                "%d violations; the first is %s: %s"
                    .formatted(
                        violations.total(),
                        TrailerRoom.shortened(first.pointer()),
                        TrailerRoom.shortened(first.message())))
            .addDetails(Any.pack(badRequest.build()))
            .addDetails(Any.pack(info));
    if (withLines) {
      status.addDetails(Any.pack(toMessage(shown)));
    }
    return status.build();
  }

  /** Violations as a message. */
  public static Violations toMessage(Findings violations) {
    return Violations.newBuilder()
        .addAllViolations(
            violations.listed().stream().map(ViolationProtoMapper.INSTANCE::toProto).toList())
        .setOmitted(violations.omitted())
        .build();
  }

  private static StatusRuntimeException overloaded(OverloadedException e) {
    Message retry =
        RetryInfo.newBuilder()
            .setRetryDelay(
                Duration.newBuilder()
                    .setSeconds(e.retryAfter().getSeconds())
                    .setNanos(e.retryAfter().getNano()))
            .build();
    Message info = ErrorInfo.newBuilder().setReason("OVERLOADED").setDomain(DOMAIN).build();
    return StatusProto.toStatusRuntimeException(
        Status.newBuilder()
            .setCode(Code.RESOURCE_EXHAUSTED_VALUE)
            .setMessage(Optional.ofNullable(e.getMessage()).orElse("overloaded"))
            .addDetails(Any.pack(info))
            .addDetails(Any.pack(retry))
            .build());
  }
}

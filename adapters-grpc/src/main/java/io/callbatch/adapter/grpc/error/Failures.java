package io.callbatch.adapter.grpc.error;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.callbatch.adapter.grpc.mapping.ViolationProtoMapper;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.Violation;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.port.in.CallPropertiesUseCase.PropertyExistsException;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.OverloadedException;
import io.callbatch.domain.port.in.RequestIdReusedException;
import io.callbatch.domain.port.in.ResponseTooLargeException;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.v1.Violations;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** The one table from failures to statuses. What isn't in it is our fault and stays in our log. */
public final class Failures {

  /** Domain of all reasons given in {@link ErrorInfo}. */
  public static final String DOMAIN = "callbatch.io";

  private static final Logger LOGGER = System.getLogger(Failures.class.getName());

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private static final int MOST_FACTS = 5;

  private Failures() {}

  /** The status, with details, that tells a client of a failure. */
  public static StatusRuntimeException toStatus(Throwable failure) {
    return switch (failure) {
      case DocumentRefusedException e -> refused(e.violations());
      case InvalidRequestException e ->
          invalid("VALIDATION_ERROR", FieldViolations.of(e.faults()), "the request is invalid");
      case InputFailedException e -> inputFailed(e.failure(), e.pointer());
      case NotThereException e -> status(Code.NOT_FOUND, e.text(), reason("OBJECT_NOT_FOUND"));
      case ResponseTooLargeException e ->
          status(
              Code.RESOURCE_EXHAUSTED,
              text(e),
              reason(
                  "RESPONSE_TOO_LARGE",
                  Map.of(
                      "bytes",
                      Long.toString(e.bytes()),
                      "mostBytes",
                      Long.toString(e.mostBytes()))));
      case RequestIdReusedException e ->
          status(
              Code.ALREADY_EXISTS,
              text(e),
              reason("CONFLICT", Map.of("subCategory", "REQUEST_ID_REUSED")));
      case PropertyExistsException e ->
          status(
              Code.ALREADY_EXISTS,
              text(e),
              reason("CONFLICT", Map.of("subCategory", "PROPERTY_EXISTS")));
      case AccessRefusedException e -> accessRefused(e);
      case OverloadedException e ->
          status(
              Code.RESOURCE_EXHAUSTED, text(e), reason("OVERLOADED"), retryAfter(e.retryAfter()));
      case MessageTooLargeException e ->
          status(
              Code.RESOURCE_EXHAUSTED,
              text(e),
              reason("MESSAGE_TOO_LARGE", Map.of("mostBytes", Integer.toString(e.mostBytes()))));
      case MessageOverdueException e ->
          status(Code.DEADLINE_EXCEEDED, text(e), reason("MESSAGE_OVERDUE"));
      case StoreUnavailableException e -> storeUnavailable(e);
      case InterruptedException _, RejectedExecutionException _ -> stopping();
      case StatusRuntimeException e when e.getCause() instanceof InvalidProtocolBufferException ->
          invalid(
              "VALIDATION_ERROR",
              List.of(
                  FieldViolation.newBuilder()
                      .setDescription("found bytes that are no message of the rpc's type")
                      .build()),
              "the request can't be read");
      case StatusRuntimeException e -> e;
      case StatusException e -> e.getStatus().asRuntimeException(e.getTrailers());
      default -> {
        LOGGER.log(Level.ERROR, "an rpc failed", failure);
        yield status(
            Code.INTERNAL,
            "the rpc couldn't be handled; see the server's log",
            reason("INTERNAL_ERROR"));
      }
    };
  }

  private static StatusRuntimeException stopping() {
    return status(
        Code.UNAVAILABLE,
        "the server stops; try again",
        reason("SERVER_STOPPING"),
        retryAfter(RETRY_AFTER));
  }

  /** The status of an rpc whose client has gone or whose deadline has passed on the server. */
  static StatusRuntimeException ofCancelled(Context context) {
    return context.cancellationCause() instanceof TimeoutException
        ? deadlinePassed()
        : Contexts.statusFromCancelled(context).asRuntimeException();
  }

  /** The status of an rpc whose {@code grpc-timeout} is none. */
  static StatusRuntimeException noTimeout(String found) {
    return invalid(
        "VALIDATION_ERROR",
        List.of(
            FieldViolation.newBuilder()
                .setField("grpc-timeout")
                .setDescription(
                    "expected 1 to 8 digits and one of H, M, S, m, u, n, found "
                        + TrailerRoom.shortened(found))
                .build()),
        "the request is invalid");
  }

  /** The status of an rpc whose deadline has passed on the server. */
  static StatusRuntimeException deadlinePassed() {
    return status(
        Code.DEADLINE_EXCEEDED,
        "the deadline of the call passed on the server before it was done",
        reason("DEADLINE_EXCEEDED"));
  }

  private static StatusRuntimeException inputFailed(InputFailure failure, String pointer) {
    String category = failure.category().wireName();
    String message = TrailerRoom.shortened(failure.sentence());
    return switch (failure.category()) {
      case VALIDATION_ERROR, BAD_REFERENCE, REPEATED_REFERENCE ->
          invalid(category, FieldViolations.of(failure, pointer), "");
      case OBJECT_NOT_FOUND ->
          status(Code.NOT_FOUND, message, reason(category, facts(failure.context())));
      case CONFLICT ->
          status(Code.ALREADY_EXISTS, message, reason(category, facts(failure.context())));
      case INTERNAL_ERROR, DAMAGED_INPUT ->
          status(Code.UNAVAILABLE, message, reason(category), retryAfter(RETRY_AFTER));
      case NOT_ATTEMPTED, CANCELED -> status(Code.ABORTED, message, reason(category));
    };
  }

  /** What a client may want to act on, such as the id of the call that has a value. */
  private static Map<String, String> facts(Map<String, List<String>> context) {
    return context.entrySet().stream()
        .limit(MOST_FACTS)
        .collect(
            toMap(
                Map.Entry::getKey,
                fact -> TrailerRoom.shortened(String.join(",", fact.getValue()))));
  }

  private static StatusRuntimeException accessRefused(AccessRefusedException e) {
    return switch (e.refusal()) {
      case UNKNOWN ->
          status(
              Code.UNAUTHENTICATED,
              "expected a valid token in the metadata authorization: Bearer TOKEN, found none",
              reason("INVALID_AUTHENTICATION"));
      case WRONG_HOST ->
          status(
              Code.PERMISSION_DENIED,
              "expected an :authority that is served here, such as localhost, found another host;"
                  + " --allowed-host adds one",
              reason("HOST_NOT_ALLOWED"));
      case NOT_ALLOWED -> {
        String scope = e.needed().map(Scope::wireName).orElse("");
        yield status(
            Code.PERMISSION_DENIED,
            scope.isEmpty()
                ? "no token may call this method"
                : "the token lacks the scope " + scope,
            reason("MISSING_SCOPES", Map.of("requiredScopes", scope)));
      }
    };
  }

  /** What exactly is wrong with the store is nothing for clients. */
  private static StatusRuntimeException storeUnavailable(StoreUnavailableException e) {
    LOGGER.log(level(e.reason()), "an rpc failed because of the store", e);
    return switch (e.reason()) {
      case BUSY ->
          status(
              Code.RESOURCE_EXHAUSTED,
              "as many reads are under way as may be at the same time; try again",
              reason("OVERLOADED"),
              retryAfter(e.retryAfter()));
      case TIMED_OUT ->
          status(
              Code.DEADLINE_EXCEEDED,
              "the read took longer than a read may; ask for less at once",
              reason("READ_TIMED_OUT"));
      case ENDED -> stopping();
      case UNREACHABLE ->
          status(
              Code.UNAVAILABLE,
              "the store can't be reached now; try again",
              reason("STORE_UNREACHABLE"),
              retryAfter(e.retryAfter()));
      case FULL ->
          status(Code.RESOURCE_EXHAUSTED, "the store has no room left", reason("STORE_FULL"));
      case READ_ONLY ->
          status(
              Code.FAILED_PRECONDITION,
              "the store can be read, but not written",
              reason("STORE_READ_ONLY"));
      case DAMAGED ->
          status(Code.DATA_LOSS, "the store's data are damaged", reason("STORE_DAMAGED"));
    };
  }

  /** What clients bring about, or a shutdown, is nothing to look after. */
  private static Level level(StoreUnavailableException.Reason reason) {
    return switch (reason) {
      case BUSY, TIMED_OUT, ENDED -> Level.DEBUG;
      case UNREACHABLE, FULL, READ_ONLY, DAMAGED -> Level.WARNING;
    };
  }

  private static StatusRuntimeException invalid(
      String category, List<FieldViolation> all, String message) {
    Status status =
        TrailerRoom.fitted(all.size(), listed -> invalid(category, all, listed, message))
            .orElseGet(() -> {
              FieldViolation first = FieldViolations.shortened(all.getFirst());
              return invalid(category, List.of(first), 1, all.size(), message);
            });
    return StatusProto.toStatusRuntimeException(status);
  }

  private static Status invalid(
      String category, List<FieldViolation> all, int listed, String message) {
    return invalid(category, all, listed, all.size(), message);
  }

  private static Status invalid(
      String category, List<FieldViolation> violations, int listed, int total, String message) {
    FieldViolation first = violations.getFirst();
    return Status.newBuilder()
        .setCode(Code.INVALID_ARGUMENT_VALUE)
        .setMessage(
            message.isEmpty()
                ? inShort(total, first.getField(), first.getDescription())
                : "%s (%s)"
                    .formatted(
                        TrailerRoom.shortened(message),
                        inShort(total, first.getField(), first.getDescription())))
        .addDetails(
            Any.pack(
                BadRequest.newBuilder()
                    .addAllFieldViolations(violations.subList(0, listed))
                    .build()))
        .addDetails(Any.pack(counted(category, total, total - listed)))
        .build();
  }

  /** For those who read no details. */
  private static String inShort(int total, String pointer, String message) {
    return "%s %s: %s"
        .formatted(
            total == 1 ? "1 violation at" : total + " violations; the first is",
            TrailerRoom.shortened(pointer),
            TrailerRoom.shortened(message));
  }

  private static ErrorInfo counted(String category, int total, int omitted) {
    return reason(
        category,
        Map.of(
            "violations", Integer.toString(total), "omittedViolations", Integer.toString(omitted)));
  }

  /** Trailers have little room, and the whole must reach every client: lines go first. */
  private static StatusRuntimeException refused(Findings violations) {
    int listed = violations.listed().size();
    Status status = refused(violations, listed, true);
    if (!TrailerRoom.fits(status)) {
      status =
          TrailerRoom.fitted(listed, count -> refused(violations, count, false))
              .orElseGet(() -> refused(TrailerRoom.shortened(violations), 1, false));
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
    Status.Builder status =
        Status.newBuilder()
            .setCode(Code.INVALID_ARGUMENT_VALUE)
            .setMessage(inShort(violations.total(), first.pointer(), first.message()))
            .addDetails(Any.pack(badRequest.build()))
            .addDetails(Any.pack(counted("VALIDATION_ERROR", violations.total(), shown.omitted())));
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

  private static StatusRuntimeException status(Code code, String message, Message... details) {
    Status.Builder status = Status.newBuilder().setCode(code.getNumber()).setMessage(message);
    for (Message detail : details) {
      status.addDetails(Any.pack(detail));
    }
    return StatusProto.toStatusRuntimeException(status.build());
  }

  private static String text(Exception failure) {
    return TrailerRoom.shortened(requireNonNullElse(failure.getMessage(), ""));
  }

  private static ErrorInfo reason(String reason) {
    return reason(reason, Map.of());
  }

  private static ErrorInfo reason(String reason, Map<String, String> metadata) {
    return ErrorInfo.newBuilder()
        .setReason(reason)
        .setDomain(DOMAIN)
        .putAllMetadata(metadata)
        .build();
  }

  private static RetryInfo retryAfter(Duration delay) {
    return RetryInfo.newBuilder()
        .setRetryDelay(
            com.google.protobuf.Duration.newBuilder()
                .setSeconds(delay.getSeconds())
                .setNanos(delay.getNano()))
        .build();
  }
}

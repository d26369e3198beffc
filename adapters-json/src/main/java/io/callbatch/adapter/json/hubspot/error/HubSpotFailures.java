package io.callbatch.adapter.json.hubspot.error;

import io.callbatch.adapter.json.hubspot.request.InvalidBodyException;
import io.callbatch.adapter.json.hubspot.request.InvalidParameterException;
import io.callbatch.domain.model.ErrorDetail;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.port.in.CallPropertiesUseCase.PropertyExistsException;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.InvalidRequestException.FieldFault;
import io.callbatch.domain.port.in.OverloadedException;
import io.callbatch.domain.port.in.PropertyGroupsUseCase.GroupExistsException;
import io.callbatch.domain.port.in.RequestIdReusedException;
import io.callbatch.domain.port.out.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The one table from failures to HubSpot's errors. */
public final class HubSpotFailures {

  /** What HubSpot says of its own failures, and no more. */
  public static final HubSpotError INTERNAL = HubSpotError.plain(500, "internal error");

  /** There is no such record. */
  public static final HubSpotError NOT_FOUND = HubSpotError.plain(404, "resource not found");

  private static final String VALIDATION_ERROR = "VALIDATION_ERROR";
  private static final String MISSING_REQUIRED = "MISSING_REQUIRED_PROPERTY";

  private HubSpotFailures() {}

  /** The error that a failure of a request is; empty: nobody foresaw it. */
  public static Optional<HubSpotError> of(RuntimeException failure) {
    return switch (failure) {
      case HubSpotErrorException e -> Optional.of(e.error());
      case InvalidBodyException e -> Optional.of(HubSpotError.plain(400, e.hubSpotMessage()));
      case InvalidParameterException e -> Optional.of(HubSpotError.invalid(text(e)));
      case InvalidRequestException e -> Optional.of(HubSpotError.invalid(faults(e.faults())));
      case RequestIdReusedException e -> Optional.of(conflict(e));
      case PropertyExistsException e -> Optional.of(conflict(e));
      case GroupExistsException e -> Optional.of(conflict(e));
      case OverloadedException e -> Optional.of(unavailable(text(e), e.retryAfter()));
      case StoreUnavailableException e -> Optional.of(unavailable(text(e), e.retryAfter()));
      default -> Optional.empty();
    };
  }

  /** The error that the failure of a single input is, where the request has no other. */
  public static HubSpotError of(InputFailure failure) {
    return switch (failure.category()) {
      case VALIDATION_ERROR, BAD_REFERENCE, REPEATED_REFERENCE ->
          new HubSpotError(
              400,
              failure.message(),
              failure.context(),
              details(failure),
              Map.of(),
              Optional.of(VALIDATION_ERROR),
              Map.of());
      case CONFLICT -> conflict(failure.message());
      case OBJECT_NOT_FOUND -> NOT_FOUND;
      case INTERNAL_ERROR, DAMAGED_INPUT, NOT_ATTEMPTED, CANCELED -> INTERNAL;
    };
  }

  /** Of required properties that are not there HubSpot lists no more than the names. */
  private static List<ErrorDetail> details(InputFailure failure) {
    boolean onlyMissing =
        failure.context().containsKey("properties")
            && failure.details().stream()
                .allMatch(detail -> detail.code().filter(MISSING_REQUIRED::equals).isPresent());
    return onlyMissing ? List.of() : failure.details();
  }

  private static HubSpotError conflict(RuntimeException failure) {
    return conflict(text(failure));
  }

  private static HubSpotError conflict(String message) {
    return HubSpotError.of(409, FailureCategory.CONFLICT.name(), message, Map.of());
  }

  private static HubSpotError unavailable(String message, Duration retryAfter) {
    long seconds = Math.max(1, retryAfter.toSeconds());
    return HubSpotError.plain(503, message).with(Map.of("Retry-After", Long.toString(seconds)));
  }

  private static String faults(List<FieldFault> faults) {
    return faults.stream()
        .map(fault -> fault.field() + ": " + fault.message())
        .collect(Collectors.joining("; "));
  }

  private static String text(RuntimeException failure) {
    return String.valueOf(failure.getMessage());
  }
}

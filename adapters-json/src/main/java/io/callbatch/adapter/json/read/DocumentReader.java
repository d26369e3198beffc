package io.callbatch.adapter.json.read;

import io.callbatch.adapter.json.wire.BatchCallsResponseJson;
import io.callbatch.adapter.json.wire.BatchErrorJson;
import io.callbatch.adapter.json.wire.CallJson;
import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.SuspiciousFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads the document's own object. */
final class DocumentReader {

  private static final String STATUSES = "one of PENDING, PROCESSING, CANCELED, COMPLETE";
  private static final String CALLS = "an array of call objects";
  private static final int STATUS = 1;
  private static final int RESULTS = 1 << 1;
  private static final int REQUESTED_AT = 1 << 2;
  private static final int STARTED_AT = 1 << 3;
  private static final int COMPLETED_AT = 1 << 4;
  private static final int NUM_ERRORS = 1 << 5;
  private static final int ERRORS = 1 << 6;
  private static final int LINKS = 1 << 7;

  private DocumentReader() {}

  /** Reads the document; null, with violations, if it lacks what every document has. */
  static @Nullable BatchCallsResponseJson document(TokenCursor in) {
    if (in.token() != JsonToken.START_OBJECT) {
      return Scalars.none(in, false, "a BatchCallsResponse object");
    }
    int start = in.offset();
    KnownMembers members = new KnownMembers(in, start);
    BatchStatus status = null;
    List<CallJson> results = List.of();
    Instant requestedAt = null;
    ProgressInstant startedAt = new ProgressInstant("startedAt");
    ProgressInstant completedAt = new ProgressInstant("completedAt");
    Long numErrors = null;
    int numErrorsOffset = 0;
    List<BatchErrorJson> errors = List.of();
    Map<String, String> links = OrderedMap.of();
    OtherMembers others = new OtherMembers();
    for (String name = in.nextMember(start); name != null; name = in.nextMember(start)) {
      switch (name) {
        case "status" -> {
          members.see(STATUS, name);
          status = status(in);
        }
        case "results" -> {
          members.see(RESULTS, name);
          results = results(in);
        }
        case "requestedAt" -> {
          members.see(REQUESTED_AT, name);
          requestedAt = Scalars.optionalDateTime(in);
        }
        case "startedAt" -> {
          members.see(STARTED_AT, name);
          startedAt.read(in);
        }
        case "completedAt" -> {
          members.see(COMPLETED_AT, name);
          completedAt.read(in);
        }
        case "numErrors" -> {
          members.see(NUM_ERRORS, name);
          numErrorsOffset = in.offset();
          numErrors = HubSpotMembers.integer(in, name, others);
        }
        case "errors" -> {
          members.see(ERRORS, name);
          errors =
              Members.optionalList(
                  in, name, others, "an array of error objects", BatchErrorReader::error);
        }
        case "links" -> {
          members.see(LINKS, name);
          links = Members.optionalMap(in, name, others, Scalars::optionalText);
        }
        default -> others.keep(in, start, name);
      }
    }
    members.require(STATUS, "status", STATUSES);
    members.require(RESULTS, "results", CALLS);
    startedAt.conclude(in, start, status);
    completedAt.conclude(in, start, status);
    for (SuspiciousFacts.Suspicion suspicion :
        SuspiciousFacts.ofBatch(
            Optional.ofNullable(requestedAt),
            Optional.ofNullable(startedAt.instant()),
            Optional.ofNullable(completedAt.instant()),
            Optional.ofNullable(numErrors),
            errors.size())) {
      int offset =
          switch (suspicion.member()) {
            case "startedAt" -> startedAt.offset();
            case "completedAt" -> completedAt.offset();
            default -> numErrorsOffset;
          };
      in.suspicion(offset, Optional.of(suspicion));
    }
    if (status == null) {
      return null;
    }
    return new BatchCallsResponseJson(
        status.name(),
        results,
        requestedAt,
        startedAt.instant(),
        completedAt.instant(),
        numErrors,
        errors,
        links,
        others.unknown(),
        others.empty());
  }

  private static @Nullable BatchStatus status(TokenCursor in) {
    if (in.token() != JsonToken.VALUE_STRING) {
      return Scalars.none(in, false, STATUSES);
    }
    String text = in.textValue();
    return switch (text) {
      case "PENDING" -> BatchStatus.PENDING;
      case "PROCESSING" -> BatchStatus.PROCESSING;
      case "CANCELED" -> BatchStatus.CANCELED;
      case "COMPLETE" -> BatchStatus.COMPLETE;
      case "CANCELLED" -> {
        in.mendable(Rule.ENUM, Scalars.found(in, STATUSES));
        yield BatchStatus.CANCELED;
      }
      default -> {
        in.violation(Rule.ENUM, Scalars.found(in, STATUSES));
        yield null;
      }
    };
  }

  private static List<CallJson> results(TokenCursor in) {
    if (in.token() != JsonToken.START_ARRAY) {
      Scalars.none(in, false, CALLS);
      return List.of();
    }
    return Members.list(in, CallReader::call);
  }
}

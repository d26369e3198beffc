package io.callbatch.domain.testing;

import io.callbatch.domain.model.Association;
import io.callbatch.domain.model.AssociationList;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.BatchError;
import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.CallWarning;
import io.callbatch.domain.model.ErrorDetail;
import io.callbatch.domain.model.PropertyHistory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document in which every component of every record is filled: none empty, none zero or false. A
 * mapping that forgets one can't give it back. Only {@code emptyMembers} have documents of their
 * own: they name what isn't filled.
 */
public final class FullDocument {
  private static final Instant REQUESTED = Instant.parse("2026-03-12T10:02:59.900Z");

  private FullDocument() {}

  public static BatchCallsResponse batch() {
    return new BatchCallsResponse(
        BatchStatus.COMPLETE,
        List.of(call()),
        Optional.of(REQUESTED),
        Optional.of(Instant.parse("2026-03-12T10:03:00.004Z")),
        Optional.of(Instant.parse("2026-03-12T10:03:00.031007Z")),
        Optional.of(1L),
        List.of(error()),
        Map.of("next", "https://api.hubspot.com/next"),
        Map.of("batchExtra", "[1]"),
        List.of());
  }

  private static Call call() {
    return new Call(
        "88512345671",
        Map.of("hs_call_title", "Discovery call"),
        List.of("hs_call_body"),
        Map.of("hs_call_title", List.of(version())),
        Instant.parse("2026-03-12T10:02:14.512Z"),
        Instant.parse("2026-03-12T10:02:15Z"),
        true,
        Optional.of(Instant.parse("2026-03-12T10:02:16.000000001Z")),
        Optional.of("https://app.hubspot.com/contacts/44012345/record/0-48/88512345671"),
        Optional.of("trace-1"),
        Optional.of(true),
        Map.of("contacts", associations()),
        List.of(
            new CallWarning(
                "VALIDATION_WARNING",
                "reformatted",
                Map.of("from", "+44 20"),
                Map.of("warningExtra", "[]"),
                List.of())),
        Map.of("callExtra", "{\"a\":[1,2.50,null]}"),
        List.of());
  }

  private static AssociationList associations() {
    return new AssociationList(
        List.of(new Association("901", "call_to_contact", Map.of("associationExtra", "null"))),
        Map.of("paging", "{\"next\":{\"after\":\"902\"}}"));
  }

  private static PropertyHistory version() {
    return new PropertyHistory(
        Optional.of("Discovery call"),
        Optional.of(Instant.parse("2026-03-12T10:02:14.512Z")),
        Optional.of("CRM_UI"),
        Optional.of("userId:123"),
        Optional.of("CRM user interface"),
        Optional.of(9_007_199_254_740_993L),
        Map.of("versionExtra", "\"x\""));
  }

  private static BatchError error() {
    return new BatchError(
        Optional.of("error"),
        Optional.of("VALIDATION_ERROR"),
        Optional.of("Property value is invalid"),
        Map.of("ids", List.of("1", "2")),
        List.of(
            new ErrorDetail(
                "bad value",
                Optional.of("INVALID_OPTION"),
                Optional.of("hs_call_status"),
                Optional.of("crm.option"),
                Map.of("propertyName", List.of("hs_call_status")),
                Map.of("detailExtra", "1e3"),
                List.of())),
        Optional.of("d2b0c6a1"),
        Optional.of("crm.validation"),
        Map.of("help", "https://example.com/help"),
        Map.of("errorExtra", "true"),
        List.of());
  }

  /** A document in which every optional array and object is there, but empty. */
  public static BatchCallsResponse emptied() {
    return new BatchCallsResponse(
        BatchStatus.COMPLETE,
        List.of(),
        Optional.empty(),
        Optional.of(REQUESTED),
        Optional.of(REQUESTED),
        Optional.empty(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of("links", "errors"));
  }

  /** A document in which every optional array and object of its parts is there, but empty. */
  public static BatchCallsResponse withEmptiedParts() {
    return new BatchCallsResponse(
        BatchStatus.COMPLETE,
        List.of(
            emptiedCall(List.of(), List.of("warnings", "propertiesWithHistory", "associations")),
            emptiedCall(
                List.of(new CallWarning("", "", Map.of(), Map.of(), List.of("context"))),
                List.of("associations"))),
        Optional.empty(),
        Optional.of(REQUESTED),
        Optional.of(REQUESTED),
        Optional.empty(),
        List.of(
            emptiedError(List.of(), List.of("links", "context", "errors")),
            emptiedError(
                List.of(
                    new ErrorDetail(
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Map.of(),
                        List.of("context"))),
                List.of("context"))),
        Map.of(),
        Map.of(),
        List.of());
  }

  private static Call emptiedCall(List<CallWarning> warnings, List<String> emptyMembers) {
    return new Call(
        "1",
        Map.of(),
        List.of(),
        Map.of(),
        REQUESTED,
        REQUESTED,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        warnings,
        Map.of(),
        emptyMembers);
  }

  private static BatchError emptiedError(List<ErrorDetail> details, List<String> emptyMembers) {
    return new BatchError(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        details,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        emptyMembers);
  }
}

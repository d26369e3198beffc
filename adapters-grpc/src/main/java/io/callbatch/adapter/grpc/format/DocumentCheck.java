package io.callbatch.adapter.grpc.format;

import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.Instants;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.SuspiciousFacts;
import io.callbatch.domain.port.out.UnknownMemberRules;
import io.callbatch.domain.port.out.UnknownMemberRules.Owner;
import io.callbatch.v1.Association;
import io.callbatch.v1.BatchCallsResponse;
import io.callbatch.v1.BatchError;
import io.callbatch.v1.Call;
import io.callbatch.v1.CallWarning;
import io.callbatch.v1.ErrorDetail;
import io.callbatch.v1.PropertyHistory;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that a message is a legal document: what a JSON document couldn't say, or would come back
 * from JSON as another message, is a violation. Pointers are those of the JSON document. For one
 * message.
 */
final class DocumentCheck {

  private static final UnknownMemberRules.Breach TWICE =
      new UnknownMemberRules.Breach(
          Rule.DUPLICATE_MEMBER,
          "found the member once more in unknown_members, beside its field; a name may stand only"
              + " once",
          false);

  private final UnknownMemberRules unknownMemberRules;
  private final MessageFindings findings;

  DocumentCheck(UnknownMemberRules unknownMemberRules, MessageFindings findings) {
    this.unknownMemberRules = unknownMemberRules;
    this.findings = findings;
  }

  void check(DecodedBatch decoded) {
    BatchCallsResponse batch = decoded.message();
    unknownFields("", batch);
    boolean mayLackInstants = status(batch);
    for (int i = 0; i < decoded.calls().size(); i++) {
      if (decoded.calls().get(i) instanceof DecodedCall.Unchecked unchecked) {
        call("/results/" + i, unchecked.message());
      }
    }
    if (batch.hasRequestedAt()) {
      timestamp("", "requestedAt", batch.getRequestedAt());
    }
    progress("startedAt", batch.hasStartedAt(), batch.getStartedAt(), mayLackInstants);
    progress("completedAt", batch.hasCompletedAt(), batch.getCompletedAt(), mayLackInstants);
    for (int i = 0; i < batch.getErrorsCount(); i++) {
      error("/errors/" + i, batch.getErrors(i));
    }
    unknownMembers("", Owner.BATCH, batch, batch.getUnknownMembersMap());
    emptyMembers("", batch, batch.getEmptyMembersList(), batch.getUnknownMembersMap());
    suspiciousFacts(batch);
  }

  private boolean status(BatchCallsResponse batch) {
    return switch (batch.getStatus()) {
      case BATCH_STATUS_PENDING -> BatchStatus.PENDING.mayLackInstants();
      case BATCH_STATUS_PROCESSING -> BatchStatus.PROCESSING.mayLackInstants();
      case BATCH_STATUS_CANCELED -> BatchStatus.CANCELED.mayLackInstants();
      case BATCH_STATUS_COMPLETE -> BatchStatus.COMPLETE.mayLackInstants();
      case BATCH_STATUS_UNSPECIFIED -> {
        findings.violation(
            "/status",
            Rule.REQUIRED,
            "expected PENDING, PROCESSING, CANCELED or COMPLETE, found an unspecified status");
        yield false;
      }
      case UNRECOGNIZED -> {
        findings.violation(
            "/status",
            Rule.ENUM,
            "expected PENDING, PROCESSING, CANCELED or COMPLETE, found the status %d"
                .formatted(batch.getStatusValue()));
        yield false;
      }
    };
  }

  private void progress(String member, boolean there, Timestamp value, boolean mayLack) {
    if (there) {
      timestamp("", member, value);
    } else if (mayLack) {
      findings.mendable("/" + member, Rule.REQUIRED, noTimestamp(member));
    } else {
      findings.violation("/" + member, Rule.REQUIRED, noTimestamp(member));
    }
  }

  private void call(String pointer, Call call) {
    unknownFields(pointer, call);
    if (call.getNullPropertiesCount() > 0) {
      properties(pointer + "/properties/", call);
    }
    for (Map.Entry<String, io.callbatch.v1.PropertyHistoryList> entry :
        call.getPropertiesWithHistoryMap().entrySet()) {
      String versions = pointer + "/propertiesWithHistory/" + token(entry.getKey());
      unknownFields(versions, entry.getValue());
      for (int i = 0; i < entry.getValue().getVersionsCount(); i++) {
        version(versions + "/" + i, entry.getValue().getVersions(i));
      }
    }
    required(pointer, "createdAt", call.hasCreatedAt(), call.getCreatedAt());
    required(pointer, "updatedAt", call.hasUpdatedAt(), call.getUpdatedAt());
    if (call.hasArchivedAt() && timestamp(pointer, "archivedAt", call.getArchivedAt())) {
      SuspiciousFacts.ofCall(call.getArchived(), instant(call.getArchivedAt()))
          .ifPresent(suspicion -> report(pointer, suspicion));
    }
    call.getAssociationsMap()
        .forEach((type, list) -> {
          String associations = pointer + "/associations/" + token(type);
          unknownFields(associations, list);
          for (int i = 0; i < list.getResultsCount(); i++) {
            association(associations + "/results/" + i, list.getResults(i));
          }
          unknownMembers(associations, Owner.ASSOCIATION_LIST, list, list.getUnknownMembersMap());
        });
    for (int i = 0; i < call.getWarningsCount(); i++) {
      warning(pointer + "/warnings/" + i, call.getWarnings(i));
    }
    unknownMembers(pointer, Owner.CALL, call, call.getUnknownMembersMap());
    emptyMembers(pointer, call, call.getEmptyMembersList(), call.getUnknownMembersMap());
  }

  private void association(String pointer, Association association) {
    unknownFields(pointer, association);
    unknownMembers(pointer, Owner.ASSOCIATION, association, association.getUnknownMembersMap());
  }

  private void warning(String pointer, CallWarning warning) {
    unknownFields(pointer, warning);
    unknownMembers(pointer, Owner.CALL_WARNING, warning, warning.getUnknownMembersMap());
    emptyMembers(pointer, warning, warning.getEmptyMembersList(), warning.getUnknownMembersMap());
  }

  private void properties(String pointer, Call call) {
    Set<String> seen = new HashSet<>();
    for (String name : call.getNullPropertiesList()) {
      if (!seen.add(name) || call.containsProperties(name)) {
        findings.violation(
            pointer + token(name),
            Rule.DUPLICATE_MEMBER,
            "found the property once more in null_properties; a name may stand only once");
      } else {
        findings.strictOnly(pointer + token(name), Rule.TYPE, "expected a string, found null");
      }
    }
  }

  private void version(String pointer, PropertyHistory version) {
    unknownFields(pointer, version);
    if (version.hasTimestamp()) {
      timestamp(pointer, "timestamp", version.getTimestamp());
    }
    unknownMembers(pointer, Owner.PROPERTY_HISTORY, version, version.getUnknownMembersMap());
  }

  private void error(String pointer, BatchError error) {
    unknownFields(pointer, error);
    for (int i = 0; i < error.getErrorsCount(); i++) {
      ErrorDetail detail = error.getErrors(i);
      String details = pointer + "/errors/" + i;
      unknownFields(details, detail);
      unknownMembers(details, Owner.ERROR_DETAIL, detail, detail.getUnknownMembersMap());
      emptyMembers(details, detail, detail.getEmptyMembersList(), detail.getUnknownMembersMap());
    }
    unknownMembers(pointer, Owner.BATCH_ERROR, error, error.getUnknownMembersMap());
    emptyMembers(pointer, error, error.getEmptyMembersList(), error.getUnknownMembersMap());
  }

  private void required(String pointer, String member, boolean there, Timestamp value) {
    if (there) {
      timestamp(pointer, member, value);
    } else {
      findings.violation(pointer + "/" + member, Rule.REQUIRED, noTimestamp(member));
    }
  }

  private static String noTimestamp(String member) {
    return "expected a timestamp, found no " + member;
  }

  private boolean timestamp(String pointer, String member, Timestamp value) {
    boolean valid = isValid(value);
    if (!valid) {
      findings.violation(
          pointer + "/" + member,
          Rule.RANGE,
          "expected an instant of the years 1 to 9999 with 0 to 999999999 nanoseconds, found %d seconds and %d nanoseconds"
              .formatted(value.getSeconds(), value.getNanos()));
    }
    return valid;
  }

  private static boolean isValid(Timestamp value) {
    return value.getSeconds() >= Instants.FIRST.getEpochSecond()
        && value.getSeconds() <= Instants.LAST.getEpochSecond()
        && value.getNanos() >= 0
        && value.getNanos() <= 999_999_999;
  }

  private static Instant instant(Timestamp value) {
    return Instant.ofEpochSecond(value.getSeconds(), value.getNanos());
  }

  private void unknownMembers(
      String pointer, Owner owner, Message message, Map<String, String> members) {
    members.forEach((name, json) ->
        unknownMemberRules
            .check(owner, name, json)
            .or(() -> OptionalMembers.isSet(message, name) ? Optional.of(TWICE) : Optional.empty())
            .ifPresent(breach -> breach(pointer + "/" + token(name), breach)));
  }

  private void emptyMembers(
      String pointer, Message message, List<String> names, Map<String, String> unknownMembers) {
    if (names.isEmpty()) {
      return;
    }
    List<String> possible = OptionalMembers.thatMayBeEmpty(message);
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!possible.contains(name)) {
        findings.violation(
            pointer + "/" + token(name),
            Rule.UNKNOWN_MEMBER,
            "expected only %s in empty_members, found another name"
                .formatted(String.join(", ", possible)));
      } else if (!seen.add(name)
          || unknownMembers.containsKey(name)
          || OptionalMembers.isSet(message, name)) {
        findings.violation(
            pointer + "/" + token(name),
            Rule.DUPLICATE_MEMBER,
            "found the member once more in empty_members; a name may stand only once");
      }
    }
  }

  private void breach(String pointer, UnknownMemberRules.Breach breach) {
    if (breach.mendable()) {
      findings.mendable(pointer, breach.rule(), breach.message());
    } else {
      findings.violation(pointer, breach.rule(), breach.message());
    }
  }

  private void unknownFields(String pointer, Message message) {
    Set<Integer> numbers = message.getUnknownFields().asMap().keySet();
    if (!numbers.isEmpty()) {
      findings.warning(
          pointer,
          Rule.UNKNOWN_FIELD,
          "found fields that this version of %s doesn't know, with the numbers %s; they are left out"
              .formatted(message.getDescriptorForType().getName(), List.copyOf(numbers)));
    }
  }

  private void suspiciousFacts(BatchCallsResponse batch) {
    SuspiciousFacts.ofBatch(
            optional(batch.hasRequestedAt(), batch.getRequestedAt()),
            optional(batch.hasStartedAt(), batch.getStartedAt()),
            optional(batch.hasCompletedAt(), batch.getCompletedAt()),
            batch.hasNumErrors() ? Optional.of(batch.getNumErrors()) : Optional.empty(),
            batch.getErrorsCount())
        .forEach(suspicion -> report("", suspicion));
  }

  private static Optional<Instant> optional(boolean there, Timestamp value) {
    return there && isValid(value) ? Optional.of(instant(value)) : Optional.empty();
  }

  private void report(String pointer, SuspiciousFacts.Suspicion suspicion) {
    findings.warning(pointer + "/" + suspicion.member(), suspicion.rule(), suspicion.message());
  }

  /** A name as a reference token of a JSON Pointer (RFC 6901, section 3). */
  private static String token(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}

package io.callbatch.adapter.grpc.format;

import io.callbatch.adapter.grpc.mapping.CallDetailsProtoMapper;
import io.callbatch.adapter.grpc.mapping.CallProtoMapper;
import io.callbatch.domain.model.AssociationList;
import io.callbatch.domain.model.CallDetails;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.v1.Call;
import io.callbatch.v1.PropertyHistory;
import io.callbatch.v1.PropertyHistoryList;
import java.util.List;
import java.util.Optional;
import org.mapstruct.factory.Mappers;

/** Encodes calls as their messages encode themselves. For one thread. */
final class CallEncoder {

  private static final CallProtoMapper CALLS = Mappers.getMapper(CallProtoMapper.class);
  private static final CallDetailsProtoMapper DETAILS =
      Mappers.getMapper(CallDetailsProtoMapper.class);

  private final WireBuffer out;
  private final WriteOptions options;

  CallEncoder(WireBuffer out, WriteOptions options) {
    this.out = out;
    this.options = options;
  }

  /** A field that is a call. */
  void encode(int field, io.callbatch.domain.model.Call call) {
    int start = out.begin(field);
    members(call);
    names(Call.EMPTY_MEMBERS_FIELD_NUMBER, call.emptyMembers());
    out.end(start);
  }

  /** A field that is a call, the result of the input of that index. */
  void encode(int field, io.callbatch.domain.model.Call call, int inputIndex) {
    int start = out.begin(field);
    members(call);
    out.number(Call.INPUT_INDEX_FIELD_NUMBER, inputIndex);
    names(Call.EMPTY_MEMBERS_FIELD_NUMBER, call.emptyMembers());
    out.end(start);
  }

  /** All fields before the index of an input. */
  private void members(io.callbatch.domain.model.Call call) {
    if (!call.id().isEmpty()) {
      out.text(Call.ID_FIELD_NUMBER, call.id());
    }
    out.texts(Call.PROPERTIES_FIELD_NUMBER, call.properties());
    names(Call.NULL_PROPERTIES_FIELD_NUMBER, call.nullProperties());
    call.propertiesWithHistory().forEach(this::history);
    out.instant(Call.CREATED_AT_FIELD_NUMBER, call.createdAt());
    out.instant(Call.UPDATED_AT_FIELD_NUMBER, call.updatedAt());
    if (call.archived()) {
      out.number(Call.ARCHIVED_FIELD_NUMBER, 1);
    }
    out.instant(Call.ARCHIVED_AT_FIELD_NUMBER, call.archivedAt());
    text(Call.URL_FIELD_NUMBER, call.url());
    text(Call.OBJECT_WRITE_TRACE_ID_FIELD_NUMBER, call.objectWriteTraceId());
    call.isNew().ifPresent(isNew -> out.number(Call.IS_NEW_FIELD_NUMBER, isNew ? 1 : 0));
    call.associations().forEach(this::associations);
    call.warnings()
        .forEach(warning -> out.message(Call.WARNINGS_FIELD_NUMBER, CALLS.toProto(warning)));
    if (options.details()) {
      details(CallDetails.of(call));
    }
    out.texts(Call.UNKNOWN_MEMBERS_FIELD_NUMBER, call.unknownMembers());
  }

  private void history(String name, List<io.callbatch.domain.model.PropertyHistory> versions) {
    int entry = out.begin(Call.PROPERTIES_WITH_HISTORY_FIELD_NUMBER);
    out.name(WireBuffer.KEY, name);
    int list = out.begin(WireBuffer.VALUE);
    versions.forEach(this::version);
    out.end(list);
    out.end(entry);
  }

  private void version(io.callbatch.domain.model.PropertyHistory version) {
    int start = out.begin(PropertyHistoryList.VERSIONS_FIELD_NUMBER);
    text(PropertyHistory.VALUE_FIELD_NUMBER, version.value());
    out.instant(PropertyHistory.TIMESTAMP_FIELD_NUMBER, version.timestamp());
    text(PropertyHistory.SOURCE_TYPE_FIELD_NUMBER, version.sourceType());
    text(PropertyHistory.SOURCE_ID_FIELD_NUMBER, version.sourceId());
    text(PropertyHistory.SOURCE_LABEL_FIELD_NUMBER, version.sourceLabel());
    version
        .updatedByUserId()
        .ifPresent(id -> out.number(PropertyHistory.UPDATED_BY_USER_ID_FIELD_NUMBER, id));
    out.texts(PropertyHistory.UNKNOWN_MEMBERS_FIELD_NUMBER, version.unknownMembers());
    out.end(start);
  }

  private void associations(String type, AssociationList associations) {
    int entry = out.begin(Call.ASSOCIATIONS_FIELD_NUMBER);
    out.name(WireBuffer.KEY, type);
    int list = out.begin(WireBuffer.VALUE);
    associations
        .results()
        .forEach(association ->
            out.message(
                io.callbatch.v1.AssociationList.RESULTS_FIELD_NUMBER, CALLS.toProto(association)));
    out.texts(
        io.callbatch.v1.AssociationList.UNKNOWN_MEMBERS_FIELD_NUMBER,
        associations.unknownMembers());
    out.end(list);
    out.end(entry);
  }

  /** The typed view, whose texts are most of a call once more; in the order of its fields. */
  private void details(CallDetails details) {
    int start = out.begin(Call.DETAILS_FIELD_NUMBER);
    text(io.callbatch.v1.CallDetails.TITLE_FIELD_NUMBER, details.title());
    text(io.callbatch.v1.CallDetails.BODY_FIELD_NUMBER, details.body());
    details
        .direction()
        .ifPresent(direction ->
            out.number(
                io.callbatch.v1.CallDetails.DIRECTION_FIELD_NUMBER,
                DETAILS.toProto(direction).getNumber()));
    details
        .status()
        .ifPresent(status ->
            out.number(
                io.callbatch.v1.CallDetails.STATUS_FIELD_NUMBER,
                DETAILS.toProto(status).getNumber()));
    details
        .duration()
        .ifPresent(length ->
            out.secondsAndNanos(
                io.callbatch.v1.CallDetails.DURATION_FIELD_NUMBER,
                length.getSeconds(),
                length.getNano()));
    out.instant(io.callbatch.v1.CallDetails.TIMESTAMP_FIELD_NUMBER, details.timestamp());
    text(io.callbatch.v1.CallDetails.DISPOSITION_FIELD_NUMBER, details.disposition());
    text(io.callbatch.v1.CallDetails.FROM_NUMBER_FIELD_NUMBER, details.fromNumber());
    text(io.callbatch.v1.CallDetails.TO_NUMBER_FIELD_NUMBER, details.toNumber());
    text(io.callbatch.v1.CallDetails.RECORDING_URL_FIELD_NUMBER, details.recordingUrl());
    text(io.callbatch.v1.CallDetails.OWNER_ID_FIELD_NUMBER, details.ownerId());
    out.end(start);
  }

  private void names(int field, List<String> names) {
    names.forEach(name -> out.text(field, name));
  }

  private void text(int field, Optional<String> text) {
    if (text.isPresent()) {
      out.text(field, text.get());
    }
  }
}

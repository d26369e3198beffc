package io.callbatch.adapter.sql.codec;

import io.callbatch.domain.model.Association;
import io.callbatch.domain.model.AssociationList;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.CallWarning;
import io.callbatch.domain.model.ErrorDetail;
import io.callbatch.domain.model.PropertyHistory;
import java.util.List;
import java.util.Map;

/** Calls as answers show them, member by member. */
final class CallCodec {

  private static final int WITH_EMPTY_AND_NESTED_MEMBERS = 2;

  private CallCodec() {}

  static void write(BlobWriter out, Call call) {
    out.text(call.id());
    out.texts(call.properties());
    out.list(call.nullProperties(), BlobWriter::text);
    out.map(call.propertiesWithHistory(), (_, list) -> out.list(list, CallCodec::version));
    out.instant(call.createdAt());
    out.instant(call.updatedAt());
    out.flag(call.archived());
    out.optional(call.archivedAt(), BlobWriter::instant);
    out.optional(call.url(), BlobWriter::text);
    out.optional(call.objectWriteTraceId(), BlobWriter::text);
    out.optional(call.isNew(), BlobWriter::flag);
    out.map(call.associations(), CallCodec::associations);
    out.list(call.warnings(), CallCodec::warning);
    out.texts(call.unknownMembers());
    out.list(call.emptyMembers(), BlobWriter::text);
  }

  static Call read(BlobReader in) {
    return new Call(
        in.text(),
        in.texts(),
        in.list(BlobReader::text),
        in.map(_ -> in.list(CallCodec::version)),
        in.instant(),
        in.instant(),
        in.flag(),
        in.optional(BlobReader::instant),
        in.optional(BlobReader::text),
        in.optional(BlobReader::text),
        in.optional(BlobReader::flag),
        in.map(CallCodec::associations),
        in.list(CallCodec::warning),
        in.texts(),
        emptyMembers(in));
  }

  private static void version(BlobWriter out, PropertyHistory version) {
    out.optional(version.value(), BlobWriter::text);
    out.optional(version.timestamp(), BlobWriter::instant);
    out.optional(version.sourceType(), BlobWriter::text);
    out.optional(version.sourceId(), BlobWriter::text);
    out.optional(version.sourceLabel(), BlobWriter::text);
    out.optional(version.updatedByUserId(), BlobWriter::number);
    out.texts(version.unknownMembers());
  }

  private static PropertyHistory version(BlobReader in) {
    return new PropertyHistory(
        in.optional(BlobReader::text),
        in.optional(BlobReader::instant),
        in.optional(BlobReader::text),
        in.optional(BlobReader::text),
        in.optional(BlobReader::text),
        in.optional(BlobReader::number),
        in.texts());
  }

  private static void associations(BlobWriter out, AssociationList associations) {
    out.list(associations.results(), CallCodec::association);
    out.texts(associations.unknownMembers());
  }

  private static AssociationList associations(BlobReader in) {
    return new AssociationList(in.list(CallCodec::association), nestedUnknownMembers(in));
  }

  private static void association(BlobWriter out, Association association) {
    out.text(association.id());
    out.text(association.type());
    out.texts(association.unknownMembers());
  }

  private static Association association(BlobReader in) {
    return new Association(in.text(), in.text(), nestedUnknownMembers(in));
  }

  private static void warning(BlobWriter out, CallWarning warning) {
    out.text(warning.category());
    out.text(warning.message());
    out.texts(warning.context());
    out.texts(warning.unknownMembers());
    out.list(warning.emptyMembers(), BlobWriter::text);
  }

  private static CallWarning warning(BlobReader in) {
    return new CallWarning(
        in.text(), in.text(), in.texts(), nestedUnknownMembers(in), emptyMembers(in));
  }

  static void detail(BlobWriter out, ErrorDetail detail) {
    out.text(detail.message());
    out.optional(detail.code(), BlobWriter::text);
    out.optional(detail.in(), BlobWriter::text);
    out.optional(detail.subCategory(), BlobWriter::text);
    lists(out, detail.context());
    out.texts(detail.unknownMembers());
    out.list(detail.emptyMembers(), BlobWriter::text);
  }

  static ErrorDetail detail(BlobReader in) {
    return new ErrorDetail(
        in.text(),
        in.optional(BlobReader::text),
        in.optional(BlobReader::text),
        in.optional(BlobReader::text),
        lists(in),
        in.texts(),
        emptyMembers(in));
  }

  private static List<String> emptyMembers(BlobReader in) {
    return in.since(WITH_EMPTY_AND_NESTED_MEMBERS, blob -> blob.list(BlobReader::text), List.of());
  }

  private static Map<String, String> nestedUnknownMembers(BlobReader in) {
    return in.since(WITH_EMPTY_AND_NESTED_MEMBERS, BlobReader::texts, Map.of());
  }

  static void lists(BlobWriter out, Map<String, List<String>> lists) {
    out.map(lists, (_, list) -> out.list(list, BlobWriter::text));
  }

  static Map<String, List<String>> lists(BlobReader in) {
    return in.map(_ -> in.list(BlobReader::text));
  }
}

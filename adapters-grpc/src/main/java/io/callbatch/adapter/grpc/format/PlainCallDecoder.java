package io.callbatch.adapter.grpc.format;

import com.google.protobuf.WireFormat;
import io.callbatch.domain.model.Association;
import io.callbatch.domain.model.AssociationList;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.model.SuspiciousFacts;
import io.callbatch.v1.PropertyHistoryList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes calls that are plain: laid out as encoders do it, with every field that a document of
 * HubSpot's has but warnings and unknown members, and with nothing in it that {@link DocumentCheck}
 * would find. For one thread.
 */
final class PlainCallDecoder {

  private static final int ID = lengthDelimited(io.callbatch.v1.Call.ID_FIELD_NUMBER);
  private static final int PROPERTIES =
      lengthDelimited(io.callbatch.v1.Call.PROPERTIES_FIELD_NUMBER);
  private static final int NULL_PROPERTIES =
      lengthDelimited(io.callbatch.v1.Call.NULL_PROPERTIES_FIELD_NUMBER);
  private static final int PROPERTIES_WITH_HISTORY =
      lengthDelimited(io.callbatch.v1.Call.PROPERTIES_WITH_HISTORY_FIELD_NUMBER);
  private static final int CREATED_AT =
      lengthDelimited(io.callbatch.v1.Call.CREATED_AT_FIELD_NUMBER);
  private static final int UPDATED_AT =
      lengthDelimited(io.callbatch.v1.Call.UPDATED_AT_FIELD_NUMBER);
  private static final int ARCHIVED = varint(io.callbatch.v1.Call.ARCHIVED_FIELD_NUMBER);
  private static final int ARCHIVED_AT =
      lengthDelimited(io.callbatch.v1.Call.ARCHIVED_AT_FIELD_NUMBER);
  private static final int URL = lengthDelimited(io.callbatch.v1.Call.URL_FIELD_NUMBER);
  private static final int OBJECT_WRITE_TRACE_ID =
      lengthDelimited(io.callbatch.v1.Call.OBJECT_WRITE_TRACE_ID_FIELD_NUMBER);
  private static final int IS_NEW = varint(io.callbatch.v1.Call.IS_NEW_FIELD_NUMBER);
  private static final int ASSOCIATIONS =
      lengthDelimited(io.callbatch.v1.Call.ASSOCIATIONS_FIELD_NUMBER);
  private static final int EMPTY_MEMBERS =
      lengthDelimited(io.callbatch.v1.Call.EMPTY_MEMBERS_FIELD_NUMBER);
  private static final int KEY = lengthDelimited(WireBuffer.KEY);
  private static final int VALUE = lengthDelimited(WireBuffer.VALUE);
  private static final int VERSIONS = lengthDelimited(PropertyHistoryList.VERSIONS_FIELD_NUMBER);
  private static final int RESULTS =
      lengthDelimited(io.callbatch.v1.AssociationList.RESULTS_FIELD_NUMBER);
  private static final int ASSOCIATION_ID =
      lengthDelimited(io.callbatch.v1.Association.ID_FIELD_NUMBER);
  private static final int ASSOCIATION_TYPE =
      lengthDelimited(io.callbatch.v1.Association.TYPE_FIELD_NUMBER);

  private final WireCursor in;
  private final PlainVersionDecoder versions;
  private final boolean mayHaveNulls;

  /** Strictly read, a property without a value isn't plain. */
  PlainCallDecoder(WireCursor in, ReadMode mode) {
    this.in = in;
    this.versions = new PlainVersionDecoder(in);
    this.mayHaveNulls = mode == ReadMode.LENIENT;
  }

  /** The call that ends there. */
  Call call(int end) {
    Members call = new Members();
    while (in.at() < end) {
      int tag = in.tag(end);
      if (tag == PROPERTIES) {
        property(call.properties, end);
      } else {
        member(tag, call, end);
      }
    }
    return call.build();
  }

  private void member(int tag, Members call, int end) {
    if (tag == ID) {
      call.id = in.text(end);
    } else if (tag == NULL_PROPERTIES && mayHaveNulls) {
      call.nullProperties.add(in.name(end));
    } else if (tag == CREATED_AT && call.createdAt == null) {
      call.createdAt = in.instant(end);
    } else if (tag == UPDATED_AT && call.updatedAt == null) {
      call.updatedAt = in.instant(end);
    } else if (tag == ARCHIVED) {
      call.archived = in.bool(end);
    } else if (tag == ARCHIVED_AT && call.archivedAt == null) {
      call.archivedAt = in.instant(end);
    } else if (tag == URL) {
      call.url = in.text(end);
    } else if (tag == OBJECT_WRITE_TRACE_ID) {
      call.objectWriteTraceId = in.text(end);
    } else if (tag == IS_NEW) {
      call.isNew = in.bool(end);
    } else if (tag == PROPERTIES_WITH_HISTORY) {
      history(call.history, in.end(end));
    } else if (tag == ASSOCIATIONS) {
      associations(call.associations, in.end(end));
    } else if (tag == EMPTY_MEMBERS) {
      call.emptyMembers.add(in.name(end));
    } else {
      throw NotPlainException.INSTANCE;
    }
  }

  private void property(OrderedMap.Builder<String> properties, int limit) {
    int end = in.end(limit);
    in.expect(KEY, end);
    String name = in.name(end);
    in.expect(VALUE, end);
    properties.put(name, in.text(end));
    requireAt(end);
  }

  private void history(
      OrderedMap.Builder<List<io.callbatch.domain.model.PropertyHistory>> history, int end) {
    in.expect(KEY, end);
    String name = in.name(end);
    in.expect(VALUE, end);
    int listEnd = in.end(end);
    List<io.callbatch.domain.model.PropertyHistory> list = new ArrayList<>();
    while (in.at() < listEnd) {
      in.expect(VERSIONS, listEnd);
      list.add(versions.version(in.end(listEnd)));
    }
    history.put(name, List.copyOf(list));
    requireAt(end);
  }

  private void associations(OrderedMap.Builder<AssociationList> associations, int end) {
    in.expect(KEY, end);
    String type = in.name(end);
    in.expect(VALUE, end);
    int listEnd = in.end(end);
    List<Association> list = new ArrayList<>();
    while (in.at() < listEnd) {
      in.expect(RESULTS, listEnd);
      int associationEnd = in.end(listEnd);
      in.expect(ASSOCIATION_ID, associationEnd);
      String id = in.text(associationEnd);
      in.expect(ASSOCIATION_TYPE, associationEnd);
      list.add(new Association(id, in.name(associationEnd), OrderedMap.of()));
      requireAt(associationEnd);
    }
    associations.put(type, new AssociationList(list, OrderedMap.of()));
    requireAt(end);
  }

  private void requireAt(int end) {
    if (in.at() != end) {
      throw NotPlainException.INSTANCE;
    }
  }

  private static int lengthDelimited(int field) {
    return field << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }

  private static int varint(int field) {
    return field << 3 | WireFormat.WIRETYPE_VARINT;
  }

  /** What has been read of a call. */
  private static final class Members {

    private String id = "";
    private final OrderedMap.Builder<String> properties = new OrderedMap.Builder<>();
    private final List<String> nullProperties = new ArrayList<>();
    private final OrderedMap.Builder<List<io.callbatch.domain.model.PropertyHistory>> history =
        new OrderedMap.Builder<>();
    private @Nullable Instant createdAt;
    private @Nullable Instant updatedAt;
    private boolean archived;
    private @Nullable Instant archivedAt;
    private @Nullable String url;
    private @Nullable String objectWriteTraceId;
    private @Nullable Boolean isNew;
    private final OrderedMap.Builder<AssociationList> associations = new OrderedMap.Builder<>();
    private final List<String> emptyMembers = new ArrayList<>();

    private Call build() {
      if (createdAt == null || updatedAt == null || hasNamesTwice()) {
        throw NotPlainException.INSTANCE;
      }
      if (!emptyMembers.isEmpty() && !hasOnlyEmptyMembers()) {
        throw NotPlainException.INSTANCE;
      }
      if (archivedAt != null && SuspiciousFacts.ofCall(archived, archivedAt).isPresent()) {
        throw NotPlainException.INSTANCE;
      }
      return new Call(
          id,
          properties.build(),
          List.copyOf(nullProperties),
          history.build(),
          createdAt,
          updatedAt,
          archived,
          Optional.ofNullable(archivedAt),
          Optional.ofNullable(url),
          Optional.ofNullable(objectWriteTraceId),
          Optional.ofNullable(isNew),
          associations.build(),
          List.of(),
          OrderedMap.of(),
          List.copyOf(emptyMembers));
    }

    /** Whether the members that are listed as empty are among those that are decoded here. */
    private boolean hasOnlyEmptyMembers() {
      return emptyMembers.stream().distinct().count() == emptyMembers.size()
          && emptyMembers.stream()
              .allMatch(name ->
                  switch (name) {
                    case "propertiesWithHistory" -> history.isEmpty();
                    case "associations" -> associations.isEmpty();
                    case "warnings" -> true;
                    default -> false;
                  });
    }

    private boolean hasNamesTwice() {
      return !nullProperties.isEmpty()
          && (nullProperties.stream().distinct().count() < nullProperties.size()
              || nullProperties.stream().anyMatch(properties::contains));
    }
  }
}

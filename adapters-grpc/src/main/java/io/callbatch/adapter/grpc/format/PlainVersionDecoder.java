package io.callbatch.adapter.grpc.format;

import com.google.protobuf.WireFormat;
import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.PropertyHistory;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decodes versions of properties that are plain: without unknown members. For one thread. */
final class PlainVersionDecoder {

  private static final int VALUE =
      lengthDelimited(io.callbatch.v1.PropertyHistory.VALUE_FIELD_NUMBER);
  private static final int TIMESTAMP =
      lengthDelimited(io.callbatch.v1.PropertyHistory.TIMESTAMP_FIELD_NUMBER);
  private static final int SOURCE_TYPE =
      lengthDelimited(io.callbatch.v1.PropertyHistory.SOURCE_TYPE_FIELD_NUMBER);
  private static final int SOURCE_ID =
      lengthDelimited(io.callbatch.v1.PropertyHistory.SOURCE_ID_FIELD_NUMBER);
  private static final int SOURCE_LABEL =
      lengthDelimited(io.callbatch.v1.PropertyHistory.SOURCE_LABEL_FIELD_NUMBER);
  private static final int UPDATED_BY_USER_ID =
      io.callbatch.v1.PropertyHistory.UPDATED_BY_USER_ID_FIELD_NUMBER << 3
          | WireFormat.WIRETYPE_VARINT;

  private final WireCursor in;

  PlainVersionDecoder(WireCursor in) {
    this.in = in;
  }

  /** The version that ends there. */
  PropertyHistory version(int end) {
    @Nullable String value = null;
    @Nullable Instant timestamp = null;
    @Nullable String sourceType = null;
    @Nullable String sourceId = null;
    @Nullable String sourceLabel = null;
    @Nullable Long updatedByUserId = null;
    while (in.at() < end) {
      int tag = in.tag(end);
      if (tag == VALUE) {
        value = in.text(end);
      } else if (tag == TIMESTAMP && timestamp == null) {
        timestamp = in.instant(end);
      } else if (tag == SOURCE_TYPE) {
        sourceType = in.name(end);
      } else if (tag == SOURCE_ID) {
        sourceId = in.name(end);
      } else if (tag == SOURCE_LABEL) {
        sourceLabel = in.name(end);
      } else if (tag == UPDATED_BY_USER_ID) {
        updatedByUserId = in.number(end);
      } else {
        throw NotPlainException.INSTANCE;
      }
    }
    return new PropertyHistory(
        Optional.ofNullable(value),
        Optional.ofNullable(timestamp),
        Optional.ofNullable(sourceType),
        Optional.ofNullable(sourceId),
        Optional.ofNullable(sourceLabel),
        Optional.ofNullable(updatedByUserId),
        OrderedMap.of());
  }

  private static int lengthDelimited(int field) {
    return field << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }
}

package io.callbatch.adapter.grpc.format;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.callbatch.v1.BatchCallsResponse;
import io.callbatch.v1.BatchError;
import io.callbatch.v1.Call;
import io.callbatch.v1.CallWarning;
import io.callbatch.v1.ErrorDetail;
import java.util.List;
import java.util.Map;

/**
 * The members of HubSpot's JSON of which a message could say what a JSON document couldn't: those
 * that have a field where their value fits it and are unknown members where it doesn't, and those
 * that are listed by name where they are there but empty.
 */
final class OptionalMembers {

  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("numErrors", "num_errors"),
          Map.entry("url", "url"),
          Map.entry("objectWriteTraceId", "object_write_trace_id"),
          Map.entry("new", "is_new"),
          Map.entry("propertiesWithHistory", "properties_with_history"),
          Map.entry("associations", "associations"),
          Map.entry("warnings", "warnings"),
          Map.entry("id", "id"),
          Map.entry("subCategory", "sub_category"),
          Map.entry("context", "context"),
          Map.entry("errors", "errors"),
          Map.entry("links", "links"));

  /** The optional arrays and objects of each kind of object that has some. */
  private static final Map<Descriptor, List<String>> MAY_BE_EMPTY =
      Map.of(
          BatchCallsResponse.getDescriptor(), List.of("errors", "links"),
          Call.getDescriptor(), List.of("propertiesWithHistory", "associations", "warnings"),
          CallWarning.getDescriptor(), List.of("context"),
          BatchError.getDescriptor(), List.of("context", "errors", "links"),
          ErrorDetail.getDescriptor(), List.of("context"));

  private OptionalMembers() {}

  /** The names that the message may list as those of empty members. */
  static List<String> thatMayBeEmpty(Message message) {
    return MAY_BE_EMPTY.getOrDefault(message.getDescriptorForType(), List.of());
  }

  /** Whether the message has the member in its field. */
  static boolean isSet(Message message, String name) {
    String named = FIELDS.getOrDefault(name, "");
    FieldDescriptor field = message.getDescriptorForType().findFieldByName(named);
    if (field == null) {
      return false;
    }
    return field.isRepeated() ? message.getRepeatedFieldCount(field) > 0 : message.hasField(field);
  }
}

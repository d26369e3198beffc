package io.callbatch.adapter.grpc.format;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.Map;

/**
 * The members of HubSpot's JSON that have a field where their value fits it, and are unknown
 * members where it doesn't: so a message could say both, and a JSON document couldn't.
 */
final class OptionalMembers {

  private static final Map<String, String> FIELDS =
      Map.of(
          "numErrors", "num_errors",
          "url", "url",
          "objectWriteTraceId", "object_write_trace_id",
          "new", "is_new",
          "associations", "associations",
          "warnings", "warnings",
          "id", "id",
          "subCategory", "sub_category",
          "links", "links");

  private OptionalMembers() {}

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

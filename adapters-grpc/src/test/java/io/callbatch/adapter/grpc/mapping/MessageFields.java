package io.callbatch.adapter.grpc.mapping;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Messages field by field, for tests that no field is forgotten. */
public final class MessageFields {
  private MessageFields() {}

  /** Paths of the fields that aren't set; those within instants and durations don't count. */
  static List<String> unset(Message message) {
    List<String> unset = new ArrayList<>();
    collectUnset(message, "", unset);
    return unset;
  }

  private static void collectUnset(Message message, String path, List<String> unset) {
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      String at = path + "." + field.getName();
      boolean set =
          field.isRepeated()
              ? message.getRepeatedFieldCount(field) > 0
              : field.hasPresence()
                  ? message.hasField(field)
                  : !message.getField(field).equals(field.getDefaultValue());
      if (!set) {
        unset.add(at);
      } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
        children(message, field).forEach(child -> collectUnset(child, at, unset));
      }
    }
  }

  private static List<Message> children(Message message, FieldDescriptor field) {
    if (field.getMessageType().getFullName().startsWith("google.protobuf.")) {
      return List.of();
    }
    if (!field.isRepeated()) {
      return List.of((Message) message.getField(field));
    }
    List<Message> children = new ArrayList<>();
    for (int i = 0; i < message.getRepeatedFieldCount(field); i++) {
      children.add((Message) message.getRepeatedField(field, i));
    }
    return children;
  }

  /**
   * A message of that type with every field set, and one entry in each list and map; but for the
   * names of empty members, as none is empty.
   */
  public static Message full(Message prototype) {
    Message.Builder builder = prototype.newBuilderForType();
    for (FieldDescriptor field : prototype.getDescriptorForType().getFields()) {
      if (field.getName().equals("empty_members")) {
        continue;
      }
      Object value =
          field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
              ? full(builder.newBuilderForField(field).build())
              : value(field);
      if (field.isRepeated()) {
        builder.addRepeatedField(field, value);
      } else {
        builder.setField(field, value);
      }
    }
    return builder.build();
  }

  private static Object value(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case INT -> 7;
      case LONG -> 7L;
      case BOOLEAN -> true;
      case STRING -> field.getName();
      case ENUM -> {
        List<EnumValueDescriptor> values = field.getEnumType().getValues();
        yield values.getLast();
      }
      default -> throw new AssertionError("no field has the type " + field.getJavaType());
    };
  }

  /** The message without each of its fields, nested ones too, with the field's path. */
  static void eachWithout(Message full, BiConsumer<String, Message> visitor) {
    for (FieldDescriptor field : full.getDescriptorForType().getFields()) {
      String at = "." + field.getName();
      visitor.accept(at, full.toBuilder().clearField(field).build());
      if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && !field.isMapField()) {
        Message child =
            (Message) (field.isRepeated() ? full.getRepeatedField(field, 0) : full.getField(field));
        eachWithout(
            child,
            (path, changed) -> {
              Message.Builder parent = full.toBuilder();
              if (field.isRepeated()) {
                parent.setRepeatedField(field, 0, changed);
              } else {
                parent.setField(field, changed);
              }
              visitor.accept(at + path, parent.build());
            });
      }
    }
  }
}

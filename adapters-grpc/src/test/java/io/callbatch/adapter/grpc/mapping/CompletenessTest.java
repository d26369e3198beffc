package io.callbatch.adapter.grpc.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.testing.FullDocument;
import io.callbatch.v1.Call;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No field of a message and no component of a record is forgotten by the mapping. */
class CompletenessTest {
  private final BatchCallsResponse full = FullDocument.batch();

  @Test
  void everyComponentOfTheDomainComesBack() {
    BatchProtoMapper mapper = BatchProtoMapper.INSTANCE;

    assertThat(mapper.toDomain(mapper.toProto(full, WriteOptions.DEFAULT))).isEqualTo(full);
  }

  @Test
  void everyFieldOfTheMessagesIsFilled() {
    List<String> unset = new ArrayList<>();

    collectUnset(BatchProtoMapper.INSTANCE.toProto(full, WriteOptions.DEFAULT), "", unset);

    assertThat(unset)
        .as("fields that the full document leaves unset: map them, or name the reason here")
        .containsExactlyInAnyOrder(
            // derived, and only when asked for
            ".results.details",
            // said of Callbatch's own batches, never of a document
            ".results.input_index",
            ".errors.input_indexes",
            ".errors.retryable");
  }

  @Test
  void everyDetailIsFilledByACallThatHasThemAll() {
    Call call = Calls.withDetails();
    List<String> unset = new ArrayList<>();

    collectUnset(call.getDetails(), "", unset);

    assertThat(unset).isEmpty();
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
    if (field.getMessageType().equals(Timestamp.getDescriptor())
        || field.getMessageType().getFullName().equals("google.protobuf.Duration")) {
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
}

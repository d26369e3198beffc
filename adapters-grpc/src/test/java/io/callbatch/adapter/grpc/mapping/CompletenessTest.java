package io.callbatch.adapter.grpc.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.testing.FullDocument;
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
    assertThat(MessageFields.unset(BatchProtoMapper.INSTANCE.toProto(full, WriteOptions.DEFAULT)))
        .as("fields that the full document leaves unset: map them, or name the reason here")
        .containsExactlyInAnyOrder(
            // derived, and only when asked for
            ".results.details",
            // said of Callbatch's own batches, never of a document
            ".results.input_index",
            ".errors.input_indexes",
            ".errors.retryable",
            // names of what is empty, which documents of their own have
            ".empty_members",
            ".results.empty_members",
            ".results.warnings.empty_members",
            ".errors.empty_members",
            ".errors.errors.empty_members");
  }

  @Test
  void whatIsThereButEmptyComesBack() {
    BatchProtoMapper mapper = BatchProtoMapper.INSTANCE;
    for (BatchCallsResponse batch :
        List.of(FullDocument.emptied(), FullDocument.withEmptiedParts())) {
      assertThat(mapper.toDomain(mapper.toProto(batch, WriteOptions.DEFAULT))).isEqualTo(batch);
    }
    assertThat(mapper.toProto(FullDocument.emptied(), WriteOptions.DEFAULT).getEmptyMembersList())
        .containsExactly("links", "errors");
  }

  @Test
  void everyDetailIsFilledByACallThatHasThemAll() {
    assertThat(MessageFields.unset(Calls.withDetails().getDetails())).isEmpty();
  }
}

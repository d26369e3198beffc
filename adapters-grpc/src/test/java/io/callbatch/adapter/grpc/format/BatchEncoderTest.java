package io.callbatch.adapter.grpc.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.callbatch.adapter.grpc.mapping.BatchProtoMapper;
import io.callbatch.adapter.grpc.mapping.MessageFields;
import io.callbatch.adapter.grpc.mapping.OutcomeProtoMapper;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.testing.BatchGenerator;
import io.callbatch.domain.testing.FullDocument;
import io.callbatch.domain.testing.Samples;
import io.callbatch.v1.BatchArchiveCallsResponse;
import io.callbatch.v1.BatchCreateCallsResponse;
import io.callbatch.v1.BatchReadCallsResponse;
import io.callbatch.v1.BatchUpdateCallsResponse;
import io.callbatch.v1.BatchUpsertCallsResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated code is the measure. */
class BatchEncoderTest {
  private static final BatchCallsResponse FULL =
      BatchProtoMapper.INSTANCE.toDomain(
          (io.callbatch.v1.BatchCallsResponse)
              MessageFields.full(io.callbatch.v1.BatchCallsResponse.getDefaultInstance()));

  @Test
  void everyFieldIsWrittenAsTheGeneratedCodeWritesIt() {
    assertSameBytes(FULL);
  }

  @Test
  void namesOfEmptyMembersAreWrittenAsTheGeneratedCodeWritesThem() {
    assertSameBytes(FullDocument.batch());
    assertSameBytes(FullDocument.emptied());
    assertSameBytes(FullDocument.withEmptiedParts());
  }

  @Test
  void legalDocumentsAreWrittenAsTheGeneratedCodeWritesThem() {
    Samples.check(
        "encoding", 1_000, random -> assertSameBytes(BatchGenerator.legal(random).next()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "ключ", "📞", "half \ud83d", "x\u0000\u007f\u0080", "é\udc00"})
  void textsOfAllLengthsAreWrittenAsTheGeneratedCodeWritesThem(String part) {
    for (int times : new int[] {1, 4, 63, 64, 127, 128, 5_000, 20_000}) {
      String text = part.repeat(times);
      assertSameBytes(
          BatchProtoMapper.INSTANCE.toDomain(
              io.callbatch.v1.BatchCallsResponse.newBuilder()
                  .setStatus(io.callbatch.v1.BatchStatus.BATCH_STATUS_COMPLETE)
                  .putLinks(text, text)
                  .putUnknownMembers(text, text)
                  .addResults(call(text, Map.of("name", text)))
                  .addResults(call("", Map.of("name", text, text, "")))
                  .setNumErrors(-1)
                  .build()));
    }
  }

  private static io.callbatch.v1.Call call(String id, Map<String, String> properties) {
    return io.callbatch.v1.Call.newBuilder()
        .setId(id)
        .putAllProperties(properties)
        .setCreatedAt(Timestamp.newBuilder().setSeconds(1))
        .setUpdatedAt(Timestamp.newBuilder().setNanos(1))
        .build();
  }

  @Test
  void outcomesAreWrittenAsTheGeneratedCodeWritesThem() throws InvalidProtocolBufferException {
    List<InputOutcome> outcomes = new ArrayList<>();
    outcomes.add(new InputOutcome.Done(0, Optional.of(FULL.results().getFirst())));
    outcomes.add(new InputOutcome.Failed(1, failure()));
    outcomes.add(new InputOutcome.Done(2, Optional.empty()));
    outcomes.add(new InputOutcome.Done(3, Optional.of(FULL.results().getFirst())));
    outcomes.add(
        new InputOutcome.Done(
            4, Optional.of(FullDocument.withEmptiedParts().results().getFirst())));
    BatchOutcome outcome =
        new BatchOutcome(
            Instant.parse("2026-03-12T10:00:00.004Z"),
            Instant.parse("2026-03-12T10:00:00.031Z"),
            outcomes);

    byte[] bytes = EncodedResponses.of(outcome);

    io.callbatch.v1.BatchCallsResponse expected = OutcomeProtoMapper.toProto(outcome);
    assertThat(bytes)
        .isEqualTo(BatchReadCallsResponse.newBuilder().setBatch(expected).build().toByteArray());
    assertThat(BatchCreateCallsResponse.parseFrom(bytes).getBatch()).isEqualTo(expected);
    assertThat(BatchUpdateCallsResponse.parseFrom(bytes).getBatch()).isEqualTo(expected);
    assertThat(BatchUpsertCallsResponse.parseFrom(bytes).getBatch()).isEqualTo(expected);
    assertThat(BatchArchiveCallsResponse.parseFrom(bytes).getBatch()).isEqualTo(expected);
  }

  private static InputFailure failure() {
    return new InputFailure(
        FailureCategory.VALIDATION_ERROR, "found it", Map.of("ids", List.of("1")), List.of());
  }

  private static void assertSameBytes(BatchCallsResponse batch) {
    for (boolean details : new boolean[] {false, true}) {
      WriteOptions options = new WriteOptions(details);
      byte[] encoded;
      try (WireBuffer buffer = new WireBuffer()) {
        new BatchEncoder(buffer, options).encode(batch);
        encoded = buffer.toByteArray();
      }

      assertThat(encoded)
          .isEqualTo(BatchProtoMapper.INSTANCE.toProto(batch, options).toByteArray());
    }
  }
}

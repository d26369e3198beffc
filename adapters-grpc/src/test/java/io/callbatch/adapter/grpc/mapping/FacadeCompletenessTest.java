package io.callbatch.adapter.grpc.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyFlags;
import io.callbatch.domain.model.property.PropertyOption;
import io.callbatch.domain.model.property.PropertyType;
import io.callbatch.domain.model.run.BatchFacts;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.BatchProgress;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.model.run.OperationKind;
import io.callbatch.domain.testing.FullDocument;
import io.callbatch.v1.BatchArchiveCallsRequest;
import io.callbatch.v1.BatchCreateCallsRequest;
import io.callbatch.v1.BatchError;
import io.callbatch.v1.BatchReadCallsRequest;
import io.callbatch.v1.BatchUpdateCallsRequest;
import io.callbatch.v1.BatchUpsertCallsRequest;
import io.callbatch.v1.CallInput;
import io.callbatch.v1.CallPatch;
import io.callbatch.v1.SearchCallsRequest;
import io.callbatch.v1.SubmitBatchRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** No field of the facade's messages is forgotten by the mapping, in or out. */
class FacadeCompletenessTest {
  private static final Instant TIME = Instant.parse("2026-03-12T10:02:14.512Z");

  @Test
  void everyFieldOfAnInputMatters() {
    assertThat(ignored(CallInput.getDefaultInstance(), CallInputProtoMapper.INSTANCE::toDomain))
        .isEmpty();
    assertThat(ignored(CallPatch.getDefaultInstance(), CallInputProtoMapper.INSTANCE::toDomain))
        .isEmpty();
  }

  @Test
  void everyFieldOfAnOperationMatters() {
    assertThat(
            ignored(BatchCreateCallsRequest.getDefaultInstance(), OperationProtoMapper::toDomain))
        .containsExactly(".request_id");
    assertThat(ignored(BatchReadCallsRequest.getDefaultInstance(), OperationProtoMapper::toDomain))
        .isEmpty();
    assertThat(
            ignored(BatchUpdateCallsRequest.getDefaultInstance(), OperationProtoMapper::toDomain))
        .containsExactly(".request_id");
    assertThat(
            ignored(BatchUpsertCallsRequest.getDefaultInstance(), OperationProtoMapper::toDomain))
        .containsExactly(".request_id");
    assertThat(
            ignored(BatchArchiveCallsRequest.getDefaultInstance(), OperationProtoMapper::toDomain))
        .containsExactly(".request_id");
  }

  @Test
  void everyFieldOfASearchMatters() {
    assertThat(
            ignored(SearchCallsRequest.getDefaultInstance(), SearchProtoMapper.INSTANCE::toDomain))
        .as("those of the page are the service's")
        .containsExactlyInAnyOrder(".properties", ".page_size", ".page_token");
  }

  @Test
  void everyFieldOfANewPropertyMattersThatIsNotOutputOnly() {
    assertThat(
            ignored(
                io.callbatch.v1.PropertyDefinition.getDefaultInstance(),
                PropertyProtoMapper.INSTANCE::toNew))
        .containsExactlyInAnyOrder(
            ".flags.hubspot_defined",
            ".flags.calculated",
            ".flags.read_only",
            ".flags.required",
            ".flags.external_options",
            ".created_at",
            ".created_at.seconds",
            ".created_at.nanos",
            ".updated_at",
            ".updated_at.seconds",
            ".updated_at.nanos",
            ".archived_at",
            ".archived_at.seconds",
            ".archived_at.nanos");
  }

  @Test
  void everyFieldOfAPropertyIsFilled() {
    PropertyDefinition full =
        new PropertyDefinition(
            "name",
            "label",
            "description",
            "group",
            PropertyType.ENUMERATION,
            "select",
            List.of(new PropertyOption("value", "label", Optional.of("description"), 1, true)),
            new PropertyFlags(true, true, true, true, true, true, true),
            1,
            Optional.of(TIME),
            Optional.of(TIME),
            Optional.of(TIME));

    io.callbatch.v1.PropertyDefinition message = PropertyProtoMapper.INSTANCE.toProto(full);

    assertThat(MessageFields.unset(message)).isEmpty();
    assertThat(PropertyProtoMapper.INSTANCE.toDomain(message)).isEqualTo(full);
  }

  @Test
  void everyFieldOfABatchIsFilled() {
    BatchJob job =
        new BatchJob.Complete(
            new BatchFacts(new BatchId("b-1"), OperationKind.UPSERT, TIME, 2),
            new BatchProgress(2, 1),
            TIME,
            TIME);
    InputFailure failure =
        new InputFailure(
            FailureCategory.INTERNAL_ERROR,
            "message",
            FullDocument.batch().errors().getFirst().context(),
            FullDocument.batch().errors().getFirst().errors());
    List<InputOutcome> outcomes =
        List.of(
            new InputOutcome.Failed(0, failure),
            new InputOutcome.Done(1, Optional.of(FullDocument.batch().results().getFirst())));

    assertThat(MessageFields.unset(BatchJobProtoMapper.INSTANCE.toProto(job, outcomes)))
        .filteredOn(field -> !field.startsWith(".response.results.details."))
        .containsExactlyInAnyOrder(
            // those of documents only
            ".response.links",
            ".response.unknown_members",
            ".response.errors.id",
            ".response.errors.sub_category",
            ".response.errors.links",
            ".response.errors.unknown_members",
            // names of what is empty in a document
            ".response.empty_members",
            ".response.results.empty_members",
            ".response.results.warnings.empty_members",
            ".response.errors.empty_members",
            ".response.errors.errors.empty_members");
  }

  @Test
  void clientsSendEveryFieldOfAnOperation() {
    for (SubmitBatchRequest request : everyOperation()) {
      assertThat(OperationProtoMapper.toProto(OperationProtoMapper.toDomain(request)))
          .isEqualTo(request);
    }
  }

  private static List<SubmitBatchRequest> everyOperation() {
    return List.of(
        SubmitBatchRequest.newBuilder()
            .setCreate(
                full(BatchCreateCallsRequest.getDefaultInstance()).toBuilder().clearRequestId())
            .build(),
        SubmitBatchRequest.newBuilder()
            .setRead(full(BatchReadCallsRequest.getDefaultInstance()))
            .build(),
        SubmitBatchRequest.newBuilder()
            .setUpdate(
                full(BatchUpdateCallsRequest.getDefaultInstance()).toBuilder().clearRequestId())
            .build(),
        SubmitBatchRequest.newBuilder()
            .setUpsert(
                full(BatchUpsertCallsRequest.getDefaultInstance()).toBuilder().clearRequestId())
            .build(),
        SubmitBatchRequest.newBuilder()
            .setArchive(
                full(BatchArchiveCallsRequest.getDefaultInstance()).toBuilder().clearRequestId())
            .build());
  }

  @SuppressWarnings("unchecked") // a builder builds the type that it came from
  private static <M extends Message> M full(M prototype) {
    return (M) MessageFields.full(prototype);
  }

  @Test
  void clientsReadABatchInEveryState() {
    BatchFacts facts = new BatchFacts(new BatchId("b-1"), OperationKind.READ, TIME, 2);
    BatchProgress progress = new BatchProgress(2, 1);
    Instant later = TIME.plusSeconds(1);

    assertThat(
            List.of(
                new BatchJob.Pending(facts),
                new BatchJob.Processing(facts, progress, TIME),
                new BatchJob.Complete(facts, progress, TIME, later),
                new BatchJob.Canceled(facts, progress, Optional.of(TIME), later),
                new BatchJob.Canceled(facts, BatchProgress.NONE, Optional.empty(), later)))
        .allSatisfy(job -> {
          BatchJobProtoMapper mapper = BatchJobProtoMapper.INSTANCE;
          assertThat(mapper.toDomain(mapper.toProto(job))).isEqualTo(job);
        });
  }

  @Test
  void clientsReadWhyAnInputFailed() {
    InputFailure failure =
        new InputFailure(
            FailureCategory.CONFLICT,
            "message",
            FullDocument.batch().errors().getFirst().context(),
            FullDocument.batch().errors().getFirst().errors());
    InputFailureProtoMapper mapper = InputFailureProtoMapper.INSTANCE;
    BatchError message = mapper.toProto(failure, List.of(3));

    assertThat(mapper.toDomain(message))
        .isEqualTo(
            new InputFailure(
                failure.category(), failure.sentence(), failure.context(), failure.details()));
    assertThat(mapper.toDomain(message.toBuilder().setCategory("NEWER").build()).category())
        .isEqualTo(FailureCategory.INTERNAL_ERROR);
  }

  /** Fields, nested ones too, without which the mapped object would be the same. */
  private static <M extends Message> List<String> ignored(
      M prototype, Function<M, Object> mapping) {
    M full = full(prototype);
    Object mapped = mapping.apply(full);
    List<String> ignored = new ArrayList<>();
    MessageFields.eachWithout(
        full,
        (path, without) -> {
          @SuppressWarnings("unchecked")
          M message = (M) without;
          if (mapped.equals(mappedOrRefused(mapping, message))) {
            ignored.add(path);
          }
        });
    return ignored;
  }

  private static <M> Object mappedOrRefused(Function<M, Object> mapping, M message) {
    try {
      return mapping.apply(message);
    } catch (IllegalArgumentException refused) {
      return refused;
    }
  }

  @Test
  void theHelperFillsWhatThereIs() {
    Message full = MessageFields.full(BatchReadCallsRequest.getDefaultInstance());

    for (FieldDescriptor field : full.getDescriptorForType().getFields()) {
      assertThat(full.getAllFields()).containsKey(field);
    }
    assertThat(MessageFields.unset(Timestamp.getDefaultInstance())).hasSize(2);
  }
}

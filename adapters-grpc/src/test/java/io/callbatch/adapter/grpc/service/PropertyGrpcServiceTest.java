package io.callbatch.adapter.grpc.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.callbatch.domain.model.property.PropertyOption;
import io.callbatch.domain.port.in.CallPropertiesUseCase;
import io.callbatch.v1.ArchivePropertyRequest;
import io.callbatch.v1.CreatePropertyRequest;
import io.callbatch.v1.GetPropertyRequest;
import io.callbatch.v1.ListPropertiesRequest;
import io.callbatch.v1.PropertyChange;
import io.callbatch.v1.PropertyDefinition;
import io.callbatch.v1.PropertyFlags;
import io.callbatch.v1.PropertyOptionList;
import io.callbatch.v1.PropertyServiceGrpc;
import io.callbatch.v1.PropertyServiceGrpc.PropertyServiceBlockingStub;
import io.callbatch.v1.PropertyType;
import io.callbatch.v1.UpdatePropertyRequest;
import io.grpc.Status.Code;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PropertyGrpcServiceTest {
  private static final PropertyDefinition MOOD =
      PropertyDefinition.newBuilder()
          .setName("mood")
          .setLabel("Mood")
          .setGroupName("call")
          .setType(PropertyType.PROPERTY_TYPE_ENUMERATION)
          .setFieldType("select")
          .addOptions(io.callbatch.v1.PropertyOption.newBuilder().setValue("good").setLabel("Good"))
          .setFlags(PropertyFlags.newBuilder().setUnique(true))
          .build();

  private final Facade facade = new Facade();
  private final PropertyServiceBlockingStub stub =
      PropertyServiceGrpc.newBlockingStub(facade.channel());

  @AfterEach
  void close() {
    facade.close();
  }

  private PropertyDefinition create(PropertyDefinition definition) {
    return stub.createProperty(CreatePropertyRequest.newBuilder().setProperty(definition).build())
        .getProperty();
  }

  @Test
  void createsAndShowsDefinitions() {
    PropertyDefinition created = create(MOOD);

    assertThat(created.toBuilder().clearDisplayOrder().clearOptions().build())
        .isEqualTo(MOOD.toBuilder().clearOptions().build());
    assertThat(created.getDisplayOrder()).isEqualTo(-1);
    assertThat(created.getOptions(0).getValue()).isEqualTo("good");
    assertThat(
            stub.getProperty(GetPropertyRequest.newBuilder().setName("mood").build()).getProperty())
        .isEqualTo(created);
    assertThat(stub.listProperties(ListPropertiesRequest.getDefaultInstance()).getPropertiesList())
        .containsExactly(created);
    assertThat(
            stub.listProperties(ListPropertiesRequest.newBuilder().setArchived(true).build())
                .getPropertiesList())
        .isEmpty();
  }

  @Test
  void ignoresWhatIsOutputOnly() {
    PropertyDefinition created =
        create(
            MOOD.toBuilder()
                .setCreatedAt(Timestamp.newBuilder().setSeconds(1))
                .setArchivedAt(Timestamp.newBuilder().setSeconds(1))
                .setFlags(PropertyFlags.newBuilder().setHubspotDefined(true).setHidden(true))
                .build());

    assertThat(created.hasCreatedAt()).isFalse();
    assertThat(created.hasArchivedAt()).isFalse();
    assertThat(created.getFlags()).isEqualTo(PropertyFlags.newBuilder().setHidden(true).build());
  }

  @Test
  void refusesANameThatIsTaken() {
    create(MOOD);

    RpcFailure failure = RpcFailure.of(() -> create(MOOD));

    assertThat(failure.code()).isEqualTo(Code.ALREADY_EXISTS);
    assertThat(failure.reason()).isEqualTo("CONFLICT");
  }

  @Test
  void namesWhatIsWrongWithADefinition() {
    assertThat(RpcFailure.of(() -> create(PropertyDefinition.getDefaultInstance())).fields())
        .containsExactly("/property/name", "/property/type");
    assertThat(
            RpcFailure.of(() -> stub.createProperty(CreatePropertyRequest.getDefaultInstance()))
                .fields())
        .containsExactly("/property");
    assertThat(RpcFailure.of(() -> create(MOOD.toBuilder().clearFieldType().build())).fields())
        .containsExactly("/property/field_type");
  }

  @Test
  void changesOnlyWhatIsSet() {
    create(MOOD);

    stub.updateProperty(
        UpdatePropertyRequest.newBuilder()
            .setName("mood")
            .setChange(
                PropertyChange.newBuilder()
                    .setDescription("")
                    .setOptions(
                        PropertyOptionList.newBuilder()
                            .addOptions(
                                io.callbatch.v1.PropertyOption.newBuilder()
                                    .setValue("bad")
                                    .setLabel("Bad")
                                    .setDisplayOrder(3)))
                    .setHidden(false))
            .build());

    assertThat(((FakeProperties) facade.callProperties).lastChange())
        .isEqualTo(
            new CallPropertiesUseCase.PropertyChange(
                Optional.empty(),
                Optional.of(""),
                Optional.empty(),
                Optional.empty(),
                Optional.of(List.of(new PropertyOption("bad", "Bad", Optional.empty(), 3, false))),
                Optional.of(false),
                Optional.empty()));
  }

  @Test
  void findsNoPropertyThatIsNotThere() {
    assertThat(
            RpcFailure.of(
                    () -> stub.getProperty(GetPropertyRequest.newBuilder().setName("x").build()))
                .code())
        .isEqualTo(Code.NOT_FOUND);
    assertThat(
            RpcFailure.of(() ->
                    stub.updateProperty(
                        UpdatePropertyRequest.newBuilder()
                            .setName("x")
                            .setChange(PropertyChange.getDefaultInstance())
                            .build()))
                .reason())
        .isEqualTo("OBJECT_NOT_FOUND");
  }

  @Test
  void archivesWhatIsThereAndWhatIsNot() {
    create(MOOD);

    stub.archiveProperty(ArchivePropertyRequest.newBuilder().setName("mood").build());
    stub.archiveProperty(ArchivePropertyRequest.newBuilder().setName("mood").build());

    assertThat(stub.listProperties(ListPropertiesRequest.getDefaultInstance()).getPropertiesList())
        .isEmpty();
  }

  @Test
  void refusesRequestsThatNameNothing() {
    assertThat(
            RpcFailure.of(() -> stub.updateProperty(UpdatePropertyRequest.getDefaultInstance()))
                .fields())
        .containsExactly("/name", "/change");
    assertThat(
            RpcFailure.of(() ->
                    stub.archiveProperty(
                        ArchivePropertyRequest.newBuilder().setRequestId("x".repeat(129)).build()))
                .fields())
        .containsExactly("/request_id", "/name");
  }
}

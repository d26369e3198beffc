package io.callbatch.adapter.grpc.service;

import io.callbatch.adapter.grpc.access.CurrentAccess;
import io.callbatch.adapter.grpc.error.NotThereException;
import io.callbatch.adapter.grpc.mapping.PropertyProtoMapper;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.port.in.CallPropertiesUseCase;
import io.callbatch.domain.port.in.CallPropertiesUseCase.PropertyChange;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.v1.ArchivePropertyRequest;
import io.callbatch.v1.ArchivePropertyResponse;
import io.callbatch.v1.CreatePropertyRequest;
import io.callbatch.v1.CreatePropertyResponse;
import io.callbatch.v1.GetPropertyRequest;
import io.callbatch.v1.GetPropertyResponse;
import io.callbatch.v1.ListPropertiesRequest;
import io.callbatch.v1.ListPropertiesResponse;
import io.callbatch.v1.PropertyServiceGrpc;
import io.callbatch.v1.PropertyType;
import io.callbatch.v1.UpdatePropertyRequest;
import io.callbatch.v1.UpdatePropertyResponse;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.function.Function;

/** Definitions of call properties for gRPC clients. Safe for use by several threads. */
public final class PropertyGrpcService extends PropertyServiceGrpc.PropertyServiceImplBase {

  private final CallPropertiesUseCase callProperties;

  /** A service on this use case. */
  public PropertyGrpcService(CallPropertiesUseCase callProperties) {
    this.callProperties = callProperties;
  }

  @Override
  public void listProperties(
      ListPropertiesRequest request, StreamObserver<ListPropertiesResponse> responseObserver) {
    ListPropertiesResponse.Builder answer = ListPropertiesResponse.newBuilder();
    callProperties
        .list(CurrentAccess.portal(), request.getArchived())
        .forEach(definition -> answer.addProperties(toProto(definition)));
    responseObserver.onNext(answer.build());
    responseObserver.onCompleted();
  }

  @Override
  public void getProperty(
      GetPropertyRequest request, StreamObserver<GetPropertyResponse> responseObserver) {
    RequestCheck check = new RequestCheck();
    check.required("/name", request.getName());
    check.finish();
    PropertyDefinition definition =
        callProperties
            .get(CurrentAccess.portal(), request.getName(), request.getArchived())
            .orElseThrow(() -> unknown(request.getName()));
    responseObserver.onNext(
        GetPropertyResponse.newBuilder().setProperty(toProto(definition)).build());
    responseObserver.onCompleted();
  }

  @Override
  public void createProperty(
      CreatePropertyRequest request, StreamObserver<CreatePropertyResponse> responseObserver) {
    Optional<RequestId> requestId = check(request);
    PropertyDefinition definition = create(requestId, request.getProperty());
    responseObserver.onNext(
        CreatePropertyResponse.newBuilder().setProperty(toProto(definition)).build());
    responseObserver.onCompleted();
  }

  private PropertyDefinition create(
      Optional<RequestId> requestId, io.callbatch.v1.PropertyDefinition definition) {
    try {
      return callProperties.create(
          CurrentAccess.portal(), requestId, PropertyProtoMapper.INSTANCE.toNew(definition));
    } catch (InvalidRequestException e) {
      throw InputNames.under("property", e);
    }
  }

  private static Optional<RequestId> check(CreatePropertyRequest request) {
    RequestCheck check = new RequestCheck();
    Optional<RequestId> requestId = check.requestId(request.getRequestId());
    if (request.hasProperty()) {
      check.required("/property/name", request.getProperty().getName());
      PropertyType type = request.getProperty().getType();
      if (type == PropertyType.PROPERTY_TYPE_UNSPECIFIED || type == PropertyType.UNRECOGNIZED) {
        check.fault("/property/type", "expected a known type, found an unknown one or none");
      }
    } else {
      check.fault("/property", "expected a property, found nothing");
    }
    check.finish();
    return requestId;
  }

  @Override
  public void updateProperty(
      UpdatePropertyRequest request, StreamObserver<UpdatePropertyResponse> responseObserver) {
    RequestCheck check = new RequestCheck();
    Optional<RequestId> requestId = check.requestId(request.getRequestId());
    check.required("/name", request.getName());
    if (!request.hasChange()) {
      check.fault("/change", "expected changes, found none");
    }
    check.finish();
    PropertyDefinition definition =
        update(requestId, request.getName(), change(request.getChange()))
            .orElseThrow(() -> unknown(request.getName()));
    responseObserver.onNext(
        UpdatePropertyResponse.newBuilder().setProperty(toProto(definition)).build());
    responseObserver.onCompleted();
  }

  private Optional<PropertyDefinition> update(
      Optional<RequestId> requestId, String name, PropertyChange change) {
    try {
      return callProperties.update(CurrentAccess.portal(), requestId, name, change);
    } catch (InvalidRequestException e) {
      throw InputNames.underExceptName("change", e);
    }
  }

  /** By hand: the change is part of a port, which mappers don't touch. */
  private static PropertyChange change(io.callbatch.v1.PropertyChange change) {
    return new PropertyChange(
        optional(change, change.hasLabel(), io.callbatch.v1.PropertyChange::getLabel),
        optional(change, change.hasDescription(), io.callbatch.v1.PropertyChange::getDescription),
        optional(change, change.hasGroupName(), io.callbatch.v1.PropertyChange::getGroupName),
        optional(change, change.hasFieldType(), io.callbatch.v1.PropertyChange::getFieldType),
        optional(
            change,
            change.hasOptions(),
            set -> PropertyProtoMapper.INSTANCE.toDomain(set.getOptions().getOptionsList())),
        optional(change, change.hasHidden(), io.callbatch.v1.PropertyChange::getHidden),
        optional(
            change, change.hasDisplayOrder(), io.callbatch.v1.PropertyChange::getDisplayOrder));
  }

  private static <T> Optional<T> optional(
      io.callbatch.v1.PropertyChange change,
      boolean set,
      Function<io.callbatch.v1.PropertyChange, T> value) {
    return set ? Optional.of(value.apply(change)) : Optional.empty();
  }

  @Override
  public void archiveProperty(
      ArchivePropertyRequest request, StreamObserver<ArchivePropertyResponse> responseObserver) {
    RequestCheck check = new RequestCheck();
    Optional<RequestId> requestId = check.requestId(request.getRequestId());
    check.required("/name", request.getName());
    check.finish();
    callProperties.archive(CurrentAccess.portal(), requestId, request.getName());
    responseObserver.onNext(ArchivePropertyResponse.getDefaultInstance());
    responseObserver.onCompleted();
  }

  private static io.callbatch.v1.PropertyDefinition toProto(PropertyDefinition definition) {
    return PropertyProtoMapper.INSTANCE.toProto(definition);
  }

  private static NotThereException unknown(String name) {
    return new NotThereException("there is no property " + name);
  }
}

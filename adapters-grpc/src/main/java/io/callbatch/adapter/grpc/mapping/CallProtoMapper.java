package io.callbatch.adapter.grpc.mapping;

import io.callbatch.domain.model.Association;
import io.callbatch.domain.model.AssociationList;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.CallDetails;
import io.callbatch.domain.model.CallWarning;
import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.PropertyHistory;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.v1.PropertyHistoryList;
import java.util.List;
import java.util.Map;
import org.mapstruct.AfterMapping;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingTarget;
import org.mapstruct.factory.Mappers;

/** Calls with their history, associations and warnings. */
@Mapper(config = ProtoMapping.class)
public interface CallProtoMapper {

  /** Expects a message that was checked. */
  @Mapping(target = "archivedAt", defaultExpression = ProtoMapping.ABSENT)
  @Mapping(target = "url", defaultExpression = ProtoMapping.ABSENT)
  @Mapping(target = "objectWriteTraceId", defaultExpression = ProtoMapping.ABSENT)
  @Mapping(target = "isNew", defaultExpression = ProtoMapping.ABSENT)
  Call toDomain(io.callbatch.v1.Call call);

  /**
   * Loses nothing. {@code details} is added where the options ask for it; {@code input_index}
   * belongs to the answers of Callbatch's own batches, never to a document.
   */
  @Mapping(target = "details", ignore = true)
  @Mapping(target = "inputIndex", ignore = true)
  @Mapping(target = "nullProperties", conditionQualifiedBy = NotEmpty.class)
  @Mapping(target = "warnings", conditionQualifiedBy = NotEmpty.class)
  @Mapping(target = "propertiesWithHistory", conditionQualifiedBy = NotEmpty.class)
  @Mapping(target = "associations", conditionQualifiedBy = NotEmpty.class)
  @Mapping(target = "unknownMembers", conditionQualifiedBy = NotEmpty.class)
  @Mapping(target = "emptyMembers", conditionQualifiedBy = NotEmpty.class)
  io.callbatch.v1.Call toProto(Call call, @Context WriteOptions options);

  /** Adds the typed view of the well-known properties. */
  @AfterMapping
  default void addDetails(
      Call call,
      @MappingTarget io.callbatch.v1.Call.Builder message,
      @Context WriteOptions options) {
    if (options.details()) {
      message.setDetails(
          Mappers.getMapper(CallDetailsProtoMapper.class).toProto(CallDetails.of(call)));
    }
  }

  /** One version of a property. */
  @Mapping(target = "value", defaultExpression = ProtoMapping.ABSENT)
  @Mapping(target = "timestamp", defaultExpression = ProtoMapping.ABSENT)
  @Mapping(target = "sourceType", defaultExpression = ProtoMapping.ABSENT)
  @Mapping(target = "sourceId", defaultExpression = ProtoMapping.ABSENT)
  @Mapping(target = "sourceLabel", defaultExpression = ProtoMapping.ABSENT)
  @Mapping(target = "updatedByUserId", defaultExpression = ProtoMapping.ABSENT)
  PropertyHistory toDomain(io.callbatch.v1.PropertyHistory version);

  /** One version of a property. */
  @Mapping(target = "unknownMembers", conditionQualifiedBy = NotEmpty.class)
  io.callbatch.v1.PropertyHistory toProto(PropertyHistory version);

  /** One association. */
  Association toDomain(io.callbatch.v1.Association association);

  /** One association. */
  @Mapping(target = "unknownMembers", conditionQualifiedBy = NotEmpty.class)
  io.callbatch.v1.Association toProto(Association association);

  /** One warning. */
  @Mapping(target = "context", conditionQualifiedBy = NotEmpty.class)
  @Mapping(target = "unknownMembers", conditionQualifiedBy = NotEmpty.class)
  @Mapping(target = "emptyMembers", conditionQualifiedBy = NotEmpty.class)
  io.callbatch.v1.CallWarning toProto(CallWarning warning);

  /** Property to versions; MapStruct would put them into a map that is copied once more. */
  default Map<String, List<PropertyHistory>> historyToDomain(
      Map<String, PropertyHistoryList> history) {
    return OrderedMap.mapValues(
        history, versions -> ProtoValues.list(versions.getVersionsList(), this::toDomain));
  }

  /** Property to versions. */
  default Map<String, PropertyHistoryList> historyToProto(
      Map<String, List<PropertyHistory>> history) {
    return OrderedMap.mapValues(history, this::historyToProto);
  }

  /** The versions of one property. */
  default PropertyHistoryList historyToProto(List<PropertyHistory> versions) {
    PropertyHistoryList.Builder message = PropertyHistoryList.newBuilder();
    versions.forEach(version -> message.addVersions(toProto(version)));
    return message.build();
  }

  /** The associations with one object type. */
  AssociationList toDomain(io.callbatch.v1.AssociationList associations);

  /** The associations with one object type. */
  @Mapping(target = "unknownMembers", conditionQualifiedBy = NotEmpty.class)
  io.callbatch.v1.AssociationList toProto(AssociationList associations);

  /** Object type to associations. */
  default Map<String, AssociationList> associationsToDomain(
      Map<String, io.callbatch.v1.AssociationList> associations) {
    return OrderedMap.mapValues(associations, this::toDomain);
  }

  /** Object type to associations. */
  default Map<String, io.callbatch.v1.AssociationList> associationsToProto(
      Map<String, AssociationList> associations) {
    return OrderedMap.mapValues(associations, this::toProto);
  }
}

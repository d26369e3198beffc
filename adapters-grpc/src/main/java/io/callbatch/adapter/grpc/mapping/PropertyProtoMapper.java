package io.callbatch.adapter.grpc.mapping;

import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyOption;
import io.callbatch.domain.model.property.PropertyType;
import io.callbatch.v1.PropertyFlags;
import java.util.List;
import org.mapstruct.EnumMapping;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants;
import org.mapstruct.ValueMapping;
import org.mapstruct.factory.Mappers;

/** Definitions of properties. */
@Mapper(config = ProtoMapping.class)
public interface PropertyProtoMapper {

  /** The mapper; it holds no state and is safe for use by several threads. */
  PropertyProtoMapper INSTANCE = Mappers.getMapper(PropertyProtoMapper.class);

  /** Loses nothing. */
  io.callbatch.v1.PropertyDefinition toProto(PropertyDefinition definition);

  /** Loses nothing. */
  io.callbatch.v1.PropertyOption toProto(PropertyOption option);

  /** Constant for constant. */
  @EnumMapping(
      nameTransformationStrategy = MappingConstants.PREFIX_TRANSFORMATION,
      configuration = "PROPERTY_TYPE_")
  io.callbatch.v1.PropertyType toProto(PropertyType type);

  /** A property to define; what is output only is left out. Expects a message that was checked. */
  default PropertyDefinition toNew(io.callbatch.v1.PropertyDefinition definition) {
    PropertyFlags chosen =
        PropertyFlags.newBuilder()
            .setUnique(definition.getFlags().getUnique())
            .setHidden(definition.getFlags().getHidden())
            .build();
    return toDomain(
        definition.toBuilder()
            .setFlags(chosen)
            .clearCreatedAt()
            .clearUpdatedAt()
            .clearArchivedAt()
            .build());
  }

  /** Expects a message that was checked and has flags. */
  @Mapping(target = "displayOrder", defaultValue = "-1")
  @Mapping(target = "createdAt", defaultExpression = ProtoMapping.ABSENT)
  @Mapping(target = "updatedAt", defaultExpression = ProtoMapping.ABSENT)
  @Mapping(target = "archivedAt", defaultExpression = ProtoMapping.ABSENT)
  PropertyDefinition toDomain(io.callbatch.v1.PropertyDefinition definition);

  /** Loses nothing. */
  @Mapping(target = "description", defaultExpression = ProtoMapping.ABSENT)
  @Mapping(target = "displayOrder", defaultValue = "-1")
  PropertyOption toDomain(io.callbatch.v1.PropertyOption option);

  /** Several options. */
  List<PropertyOption> toDomain(List<io.callbatch.v1.PropertyOption> options);

  /** A definition without a type is refused before it is mapped. */
  @ValueMapping(source = "PROPERTY_TYPE_STRING", target = "STRING")
  @ValueMapping(source = "PROPERTY_TYPE_NUMBER", target = "NUMBER")
  @ValueMapping(source = "PROPERTY_TYPE_DATE", target = "DATE")
  @ValueMapping(source = "PROPERTY_TYPE_DATETIME", target = "DATETIME")
  @ValueMapping(source = "PROPERTY_TYPE_ENUMERATION", target = "ENUMERATION")
  @ValueMapping(source = "PROPERTY_TYPE_BOOL", target = "BOOL")
  @ValueMapping(source = "PROPERTY_TYPE_UNSPECIFIED", target = MappingConstants.THROW_EXCEPTION)
  @ValueMapping(source = "UNRECOGNIZED", target = MappingConstants.THROW_EXCEPTION)
  PropertyType toDomain(io.callbatch.v1.PropertyType type);
}

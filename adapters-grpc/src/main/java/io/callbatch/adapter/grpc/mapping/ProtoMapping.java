package io.callbatch.adapter.grpc.mapping;

import org.mapstruct.MapperConfig;
import org.mapstruct.NullValueCheckStrategy;
import org.mapstruct.ReportingPolicy;

/** How the mappers of this module map: nothing is left out, nothing is converted by guessing. */
@MapperConfig(
    uses = ProtoValues.class,
    nullValueCheckStrategy = NullValueCheckStrategy.ALWAYS,
    unmappedTargetPolicy = ReportingPolicy.ERROR,
    typeConversionPolicy = ReportingPolicy.ERROR)
interface ProtoMapping {

  /**
   * What a record component is when the field isn't set. MapStruct would hand over null, and has no
   * way to say this that the compiler reads.
   */
  String ABSENT = "java(java.util.Optional.empty())";
}

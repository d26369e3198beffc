package io.callbatch.adapter.json.mapping;

import org.mapstruct.MapperConfig;
import org.mapstruct.ReportingPolicy;

/** How the mappers of this module map: nothing is left out, nothing is converted by guessing. */
@MapperConfig(
    uses = JsonValues.class,
    unmappedTargetPolicy = ReportingPolicy.ERROR,
    typeConversionPolicy = ReportingPolicy.ERROR)
interface JsonMapping {}

package io.callbatch.adapter.json.mapping;

import io.callbatch.adapter.json.wire.BatchCallsResponseJson;
import io.callbatch.domain.model.BatchCallsResponse;
import org.mapstruct.Mapper;
import org.mapstruct.factory.Mappers;

/** The whole document. */
@Mapper(
    config = JsonMapping.class,
    uses = {CallJsonMapper.class, BatchErrorJsonMapper.class})
public interface BatchJsonMapper {

  /** The mapper; it holds no state and is safe for use by several threads. */
  BatchJsonMapper INSTANCE = Mappers.getMapper(BatchJsonMapper.class);

  /** Expects a wire record that was read without violations. */
  BatchCallsResponse toDomain(BatchCallsResponseJson batch);

  /** Loses nothing. */
  BatchCallsResponseJson toWire(BatchCallsResponse batch);
}

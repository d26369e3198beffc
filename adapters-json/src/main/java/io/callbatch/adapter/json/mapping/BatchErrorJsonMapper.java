package io.callbatch.adapter.json.mapping;

import io.callbatch.adapter.json.wire.BatchErrorJson;
import io.callbatch.domain.model.BatchError;
import org.mapstruct.Mapper;

/** Errors with their details. */
@Mapper(config = JsonMapping.class)
public interface BatchErrorJsonMapper {

  /** Expects a wire record that was read without violations. */
  BatchError toDomain(BatchErrorJson error);

  /** Loses nothing. */
  BatchErrorJson toWire(BatchError error);
}

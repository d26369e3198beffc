package io.callbatch.app.architecture.wrong.adapter.json.mapping;

import org.mapstruct.Mapper;

/** Breaks the rule that mappers name a config. */
@Mapper
public interface MapperWithoutConfig {
  String map(String text);
}

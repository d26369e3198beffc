package io.callbatch.app.architecture.wrong.adapter.json;

import org.mapstruct.Mapper;

/** Breaks the rule on where mappers live. */
@Mapper
public interface MapperInTheWrongPlace {
  String map(String text);
}

package io.callbatch.app.architecture.wrong.adapter.json.mapping;

import io.callbatch.app.architecture.wrong.domain.port.in.KnowsTheDrivenSide;

/** Breaks the rule that mappers touch no port. */
public interface MapperThatDoesWork {
  void work(KnowsTheDrivenSide port);
}

package io.callbatch.app.architecture.wrong.domain.port.out;

import io.callbatch.app.architecture.wrong.domain.port.in.KnowsTheDrivenSide;

/** Breaks the rule that driven ports don't know driving ones, and closes a cycle. */
public interface KnowsTheDrivingSide {
  KnowsTheDrivenSide other();
}

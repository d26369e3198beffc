package io.callbatch.app.architecture.wrong.domain.port.in;

import io.callbatch.app.architecture.wrong.domain.port.out.KnowsTheDrivingSide;

/** Breaks the rule that driving ports don't know driven ones, and closes a cycle. */
public interface KnowsTheDrivenSide {
  KnowsTheDrivingSide other();
}

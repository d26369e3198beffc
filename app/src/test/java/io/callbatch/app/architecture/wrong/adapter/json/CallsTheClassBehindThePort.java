package io.callbatch.app.architecture.wrong.adapter.json;

import io.callbatch.app.architecture.wrong.domain.usecase.ReadsTheClock;

/** Breaks the rule that adapters call ports. */
public interface CallsTheClassBehindThePort {
  void call(ReadsTheClock useCase);
}

package io.callbatch.app.architecture.wrong.adapter.grpc;

import io.callbatch.app.architecture.wrong.adapter.json.Prints;

/** Breaks the rule that adapters don't know each other. */
public final class UsesTheJsonAdapter {
  public void use(Prints prints) {
    prints.print();
  }
}

package io.callbatch.app.architecture.wrong.adapter.json;

import io.grpc.Status;

/** Breaks the rule that grpc-java stays in adapters-grpc and app. */
public interface ServesGrpc {
  Status status();
}

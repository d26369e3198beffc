package io.callbatch.app.architecture.wrong.adapter.json;

import io.callbatch.v1.Call;

/** Breaks the rule that messages stay in adapters-grpc. */
public interface UsesMessages {
  Call call();
}

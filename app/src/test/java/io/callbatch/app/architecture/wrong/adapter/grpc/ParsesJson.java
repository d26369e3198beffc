package io.callbatch.app.architecture.wrong.adapter.grpc;

import tools.jackson.core.JsonParser;

/** Breaks the rule that Jackson stays in adapters-json. */
public interface ParsesJson {
  void parse(JsonParser parser);
}

package io.callbatch.app.architecture.wrong.adapter.json;

import io.callbatch.app.architecture.wrong.app.ServesHttp;

/** Breaks the rule that nothing knows the composition root. */
public interface UsesTheCompositionRoot {
  ServesHttp root();
}

package io.callbatch.app.architecture.wrong.app;

import io.helidon.webserver.WebServer;

/** Breaks the rule that the HTTP server stays in its adapter. */
public interface ServesHttp {
  WebServer server();
}

package io.callbatch.adapter.json.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.Set;

/** Answers what no route takes. */
final class Fallback {

  private static final Set<String> PROBES = Set.of("/healthz", "/readyz", "/metrics");
  private static final Set<String> READ_ONLY =
      Set.of("/healthz", "/readyz", "/metrics", "/openapi.json", "/docs", "/docs/");

  private Fallback() {}

  /** Whether a path is asked by those who watch the server, also while it shuts down. */
  static boolean isProbe(String path) {
    return PROBES.contains(path);
  }

  static void handle(ServerRequest request, ServerResponse response) {
    String path = request.path().path();
    if (READ_ONLY.contains(path)) {
      throw Problem.withHeaders(
          Problem.Type.METHOD_NOT_ALLOWED,
          "found %s; due is GET".formatted(request.prologue().method()),
          Map.of("Allow", Method.GET.text()));
    }
    throw Problem.of(
        Problem.Type.NOT_FOUND,
        "there is no route %s; see /docs for those there are".formatted(path));
  }
}

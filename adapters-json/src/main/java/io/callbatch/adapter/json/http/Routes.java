package io.callbatch.adapter.json.http;

import io.callbatch.domain.port.in.Scope;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Routes by path, each of which says which methods it has and whom it lets in. */
final class Routes {

  private final HttpRouting.Builder routing;
  private final AccessGuard guard;

  Routes(HttpRouting.Builder routing, AccessGuard guard) {
    this.routing = routing;
    this.guard = guard;
  }

  /** A route that does something with a body, for those with the scope. */
  void post(String path, Scope needed, Handler handler) {
    routing.post(path, guard.needing(needed, handler));
    otherMethods(path, "POST, OPTIONS");
  }

  /** A route that everybody may read. */
  void get(String path, Handler handler) {
    routing.get(path, handler);
    routing.route(Method.HEAD, path, handler);
    otherMethods(path, "GET, HEAD, OPTIONS");
  }

  /** A path with more than one method, or one that not everybody may read. */
  Path at(String path) {
    return new Path(path);
  }

  private void otherMethods(String path, String allowed) {
    routing.options(path, (_, response) -> response.header("Allow", allowed).send());
    routing.any(
        path,
        (request, _) -> {
          throw Problem.withHeaders(
              Problem.Type.METHOD_NOT_ALLOWED,
              "expected one of %s, found %s".formatted(allowed, request.prologue().method()),
              Map.of("Allow", allowed));
        });
  }

  /** Answers what no route takes. */
  static void notFound(ServerRequest request, ServerResponse response) {
    throw Problem.of(
        Problem.Type.NOT_FOUND,
        "there is no route %s; see /docs for those there are".formatted(request.path().path()));
  }

  /** A path whose methods are named one by one, and then {@link #only}. */
  final class Path {

    private final String path;
    private final List<String> allowed = new ArrayList<>();

    private Path(String path) {
      this.path = path;
    }

    /** Reading it, for those with the scope. */
    Path get(Scope needed, Handler handler) {
      Handler guarded = guard.needing(needed, handler);
      routing.get(path, guarded);
      routing.route(Method.HEAD, path, guarded);
      allowed.add("GET, HEAD");
      return this;
    }

    /** Another method, for those with the scope. */
    Path method(Method method, Scope needed, Handler handler) {
      routing.route(method, path, guard.needing(needed, handler));
      allowed.add(method.text());
      return this;
    }

    /** A method for who has the scope {@code admin}, and for tokens with faults of their own. */
    Path ownFaults(Method method, Handler handler) {
      routing.route(method, path, guard.needingFaults(handler));
      allowed.add(method.text());
      return this;
    }

    /** Has no other methods. */
    void only() {
      otherMethods(path, String.join(", ", allowed) + ", OPTIONS");
    }
  }
}

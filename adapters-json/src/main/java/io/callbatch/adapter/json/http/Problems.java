package io.callbatch.adapter.json.http;

import io.callbatch.adapter.json.write.FindingsJson;
import io.callbatch.adapter.json.write.JsonGenerators;
import io.callbatch.domain.port.in.OverloadedException;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** The one place where failures become answers. */
final class Problems {

  static final String MEDIA_TYPE = "application/problem+json";

  private static final Logger LOGGER = System.getLogger(Problems.class.getName());

  private Problems() {}

  static void handle(HttpRouting.Builder routing) {
    routing.error(Problem.class, (_, response, problem) -> send(response, problem));
    routing.error(
        OverloadedException.class,
        (_, response, overloaded) ->
            send(
                response,
                Problem.withHeaders(
                    Problem.Type.OVERLOADED,
                    String.valueOf(overloaded.getMessage()),
                    Map.of("Retry-After", Long.toString(overloaded.retryAfter().toSeconds())))));
    routing.error(IOException.class, Problems::connectionFailed);
    routing.error(UncheckedIOException.class, Problems::connectionFailed);
    routing.error(
        HttpException.class, (_, response, failure) -> send(response, fromServer(failure)));
    routing.error(RuntimeException.class, Problems::unexpected);
  }

  /** What the server itself answers before there is a route. */
  static DirectHandlers direct() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (DirectHandler.EventType event : DirectHandler.EventType.values()) {
      handlers.addHandler(
          event,
          (request, type, status, headers, message) -> {
            Problem problem =
                Problem.of(
                    status.code() == 413
                        ? Problem.Type.TOO_LARGE
                        : status.code() >= 500
                            ? Problem.Type.INTERNAL
                            : Problem.Type.MALFORMED_REQUEST,
                    status.reasonPhrase());
            return DirectHandler.TransportResponse.builder()
                .status(status)
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, MEDIA_TYPE)
                .keepAlive(false)
                .entity(body(problem, status.code()))
                .build();
          });
    }
    return handlers.build();
  }

  private static Problem fromServer(HttpException failure) {
    int status = failure.status().code();
    if (status == 404) {
      return Problem.of(Problem.Type.NOT_FOUND, "there is no such route");
    }
    if (status == 413) {
      return Problem.of(Problem.Type.TOO_LARGE, "the body is too large");
    }
    return status < 500
        ? Problem.of(Problem.Type.MALFORMED_REQUEST, String.valueOf(failure.getMessage()))
        : Problem.of(Problem.Type.INTERNAL, "the request couldn't be handled");
  }

  private static void connectionFailed(
      ServerRequest request, ServerResponse response, Exception failure) {
    LOGGER.log(Level.DEBUG, () -> "connection lost during " + request.path().path(), failure);
    throw new CloseConnectionException("the connection failed", failure);
  }

  private static void unexpected(
      ServerRequest request, ServerResponse response, RuntimeException failure) {
    if (failure instanceof CloseConnectionException || failure instanceof RequestException) {
      throw failure;
    }
    LOGGER.log(
        Level.ERROR,
        () -> "%s %s failed".formatted(request.prologue().method(), request.path().path()),
        failure);
    send(
        response,
        Problem.of(Problem.Type.INTERNAL, "the request couldn't be handled; see the log"));
  }

  private static void send(ServerResponse response, Problem problem) {
    problem.headers().forEach(response::header);
    response
        .status(problem.type().status())
        .header("Content-Type", MEDIA_TYPE)
        .send(body(problem, problem.type().status()));
  }

  private static byte[] body(Problem problem, int status) {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonGenerators.generator(target)) {
      json.writeStartObject();
      json.writeStringProperty("type", problem.type().uri());
      json.writeStringProperty("title", problem.type().title());
      json.writeNumberProperty("status", status);
      json.writeStringProperty("detail", problem.detail());
      if (problem.violations().total() > 0) {
        FindingsJson.writeViolations(json, problem.violations());
      }
      json.writeEndObject();
    }
    return target.toByteArray();
  }
}

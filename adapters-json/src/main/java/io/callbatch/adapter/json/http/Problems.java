package io.callbatch.adapter.json.http;

import io.callbatch.adapter.json.hubspot.HubSpotApi;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.write.FindingsJson;
import io.callbatch.adapter.json.write.JsonGenerators;
import io.callbatch.domain.port.in.OverloadedException;
import io.callbatch.domain.port.in.RequestIdReusedException;
import io.callbatch.domain.port.in.ResponseTooLargeException;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The one place where failures become answers. */
final class Problems {

  static final String MEDIA_TYPE = "application/problem+json";

  /** What the server below says of them; it has no status of its own for that. */
  private static final String HEADERS_TOO_LARGE = "Header size exceeded";

  /** How the messages begin that are ours; Helidon's are for those who program it. */
  private static final List<String> OURS = List.of("expected ", "found ");

  private static final Logger LOGGER = System.getLogger(Problems.class.getName());

  private Problems() {}

  static void handle(HttpRouting.Builder routing) {
    routing.error(Problem.class, Problems::send);
    routing.error(
        OverloadedException.class,
        (request, response, overloaded) ->
            send(
                request,
                response,
                Problem.withHeaders(
                    Problem.Type.OVERLOADED,
                    String.valueOf(overloaded.getMessage()),
                    Map.of("Retry-After", retryAfter(overloaded.retryAfter())))));
    routing.error(
        RequestIdReusedException.class,
        (request, response, reused) ->
            send(
                request,
                response,
                Problem.of(Problem.Type.REQUEST_ID_REUSED, String.valueOf(reused.getMessage()))));
    routing.error(
        ResponseTooLargeException.class,
        (request, response, large) ->
            send(
                request,
                response,
                Problem.of(Problem.Type.RESPONSE_TOO_LARGE, String.valueOf(large.getMessage()))));
    routing.error(
        StoreUnavailableException.class,
        (request, response, failure) -> {
          LOGGER.log(
              level(failure.reason()),
              () -> "%s failed because of the store".formatted(request.path().path()),
              failure);
          send(request, response, ofStore(failure));
        });
    routing.error(IOException.class, Problems::connectionFailed);
    routing.error(UncheckedIOException.class, Problems::connectionFailed);
    routing.error(
        HttpException.class,
        (request, response, failure) ->
            send(
                request,
                response,
                fromServer(failure.status().code(), Optional.ofNullable(failure.getMessage()))));
    routing.error(RuntimeException.class, Problems::unexpected);
  }

  /** What exactly is wrong with the store is nothing for clients. */
  private static Problem ofStore(StoreUnavailableException failure) {
    return switch (failure.reason()) {
      case UNREACHABLE ->
          withRetry(
              Problem.Type.STORE_UNAVAILABLE, "the store can't be reached now; try again", failure);
      case FULL -> Problem.of(Problem.Type.STORE_FULL, "the store has no room left");
      case READ_ONLY ->
          Problem.of(Problem.Type.STORE_UNAVAILABLE, "the store can be read, but not written");
      case DAMAGED -> Problem.of(Problem.Type.STORE_DAMAGED, "the store's data are damaged");
      case BUSY ->
          withRetry(
              Problem.Type.OVERLOADED,
              "as many reads are under way as may be at the same time; try again",
              failure);
      case TIMED_OUT ->
          withRetry(
              Problem.Type.READ_TIMED_OUT,
              "the read took longer than a read may; ask for less at once",
              failure);
      case ENDED -> withRetry(Problem.Type.SHUTTING_DOWN, "the server stops; try again", failure);
    };
  }

  /** What clients bring about, or a shutdown, is nothing to look after. */
  private static Level level(StoreUnavailableException.Reason reason) {
    return switch (reason) {
      case BUSY, TIMED_OUT, ENDED -> Level.DEBUG;
      case UNREACHABLE, FULL, READ_ONLY, DAMAGED -> Level.WARNING;
    };
  }

  private static Problem withRetry(
      Problem.Type type, String detail, StoreUnavailableException failure) {
    return Problem.withHeaders(
        type, detail, Map.of("Retry-After", retryAfter(failure.retryAfter())));
  }

  private static String retryAfter(Duration delay) {
    return Long.toString(Math.max(1, delay.toSeconds()));
  }

  /** What the server itself answers before there is a route. */
  static DirectHandlers direct(HubSpotRoute hubSpot) {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (DirectHandler.EventType event : DirectHandler.EventType.values()) {
      handlers.addHandler(
          event,
          (request, type, status, headers, message) -> {
            SecurityHeaders.ALWAYS.forEach(
                (name, value) -> headers.set(HeaderNames.create(name), value));
            Optional<String> said = Optional.ofNullable(message);
            int code = said.filter(HEADERS_TOO_LARGE::equals).map(_ -> 431).orElse(status.code());
            Problem problem = fromServer(code, said);
            if (HubSpotApi.serves(RequestTarget.of(request.path()).path())) {
              return transport(hubSpot.failed(problem, code), headers);
            }
            problem
                .headers()
                .forEach((name, value) -> headers.set(HeaderNames.create(name), value));
            return DirectHandler.TransportResponse.builder()
                .status(Status.create(code))
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, MEDIA_TYPE)
                .keepAlive(false)
                .entity(body(problem, code))
                .build();
          });
    }
    return handlers.build();
  }

  private static DirectHandler.TransportResponse transport(
      HubSpotAnswer answer, ServerResponseHeaders headers) {
    answer.headers().forEach((name, value) -> headers.set(HeaderNames.create(name), value));
    return DirectHandler.TransportResponse.builder()
        .status(Status.create(answer.status()))
        .headers(headers)
        .keepAlive(false)
        .entity(answer.body())
        .build();
  }

  private static Problem fromServer(int status, Optional<String> said) {
    Optional<String> message = said.filter(text -> OURS.stream().anyMatch(text::startsWith));
    return switch (status) {
      case 404 -> Problem.of(Problem.Type.NOT_FOUND, "there is no such route");
      case 413 -> Problem.of(Problem.Type.TOO_LARGE, message.orElse("the body is too large"));
      case 431 ->
          Problem.of(
              Problem.Type.HEADERS_TOO_LARGE, "found header fields of more than 16384 bytes");
      case 501 ->
          Problem.of(
              Problem.Type.NOT_IMPLEMENTED,
              message.orElse("found a Transfer-Encoding other than chunked, the one that is read"));
      case 503 ->
          Problem.withHeaders(
              Problem.Type.OVERLOADED,
              "%d requests are under way already, as many as are allowed"
                  .formatted(Admission.MAX_REQUESTS),
              Map.of("Retry-After", "1"));
      case 505 ->
          Problem.of(
              Problem.Type.HTTP_VERSION_NOT_SUPPORTED,
              "expected HTTP/1.1 (nginx needs proxy_http_version 1.1), found HTTP/1.0");
      default ->
          status < 500
              ? Problem.of(
                  Problem.Type.MALFORMED_REQUEST,
                  message.orElse("expected a request in HTTP/1.1, found a malformed one"))
              : Problem.of(Problem.Type.INTERNAL, "the request couldn't be handled");
    };
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
        request,
        response,
        Problem.of(Problem.Type.INTERNAL, "the request couldn't be handled; see the log"));
  }

  static void send(ServerRequest request, ServerResponse response, Problem problem) {
    Optional<HubSpotRoute> hubSpot = request.context().get(HubSpotRoute.class);
    if (hubSpot.isPresent()) {
      hubSpot.get().send(request, response, problem);
      return;
    }
    if (ClosingConnection.isDue(request)) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    problem.headers().forEach(response::header);
    int status = problem.type().status();
    response.status(status);
    Answer.send(request, response, MEDIA_TYPE, body(problem, status));
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

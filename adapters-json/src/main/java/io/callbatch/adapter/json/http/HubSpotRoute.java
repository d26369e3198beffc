package io.callbatch.adapter.json.http;

import io.callbatch.adapter.json.hubspot.HubSpotApi;
import io.callbatch.adapter.json.hubspot.error.HubSpotError;
import io.callbatch.adapter.json.hubspot.error.HubSpotErrorException;
import io.callbatch.adapter.json.hubspot.error.HubSpotFailures;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotRequest;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;

/** Carries requests for HubSpot's routes to {@link HubSpotApi}, and its answers back. */
final class HubSpotRoute implements Handler {

  private final HubSpotApi api;
  private final int maxBodyBytes;
  private final HttpFront front;

  HubSpotRoute(HubSpotApi api, int maxBodyBytes, HttpFront front) {
    this.front = front;
    this.api = api;
    this.maxBodyBytes = maxBodyBytes;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws IOException {
    if (!HubSpotApi.serves(RequestTarget.of(request.path().rawPath()).path())) {
      response.next();
      return;
    }
    send(request, response, api.answer(asked(request)));
  }

  /** Sends a problem that came up outside of the API's routes in HubSpot's form. */
  void send(ServerRequest request, ServerResponse response, Problem problem) {
    send(request, response, failed(problem, problem.type().status()));
  }

  /** The answer that a problem is in HubSpot's form. */
  HubSpotAnswer failed(Problem problem, int status) {
    HubSpotError error =
        problem.type() == Problem.Type.INTERNAL
            ? HubSpotFailures.INTERNAL
            : HubSpotError.plain(status, problem.detail()).with(problem.headers());
    return api.failed(error);
  }

  private HubSpotRequest asked(ServerRequest request) {
    RequestTarget target = RequestTarget.of(request.path().rawPath());
    return new HubSpotRequest(
        request.prologue().method().text(),
        front.origin(request),
        target.path(),
        request.query().rawValue(),
        name -> request.headers().first(HeaderNames.create(name)),
        AccessGuard.token(request),
        () -> body(request));
  }

  private byte[] body(ServerRequest request) throws IOException {
    try {
      return RequestBody.bytes(request, maxBodyBytes);
    } catch (Problem problem) {
      throw new HubSpotErrorException(
          HubSpotError.plain(problem.type().status(), problem.detail()).with(problem.headers()));
    }
  }

  private static void send(ServerRequest request, ServerResponse response, HubSpotAnswer answer) {
    if (ClosingConnection.isDue(request)) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    response.status(answer.status());
    answer.headers().forEach(response::header);
    if (answer.cutAfter().isPresent()) {
      cut(response, answer);
    } else if (answer.body().length == 0) {
      response.send();
    } else {
      Answer.send(
          request,
          response,
          answer.header("Content-Type").orElse(HubSpotAnswer.CONTENT_TYPE),
          answer.body());
    }
  }

  /** Announces the whole body and sends less. */
  private static void cut(ServerResponse response, HubSpotAnswer answer) {
    response.header("Content-Length", Integer.toString(answer.body().length));
    OutputStream body = response.outputStream();
    try {
      body.write(answer.body(), 0, answer.cutAfter().orElse(0));
      body.flush();
    } catch (IOException e) {
      throw new CloseConnectionException("the client was faster", e);
    }
    throw new CloseConnectionException("the answer is to be cut off");
  }
}

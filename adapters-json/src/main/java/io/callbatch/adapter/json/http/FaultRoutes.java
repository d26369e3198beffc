package io.callbatch.adapter.json.http;

import io.callbatch.adapter.json.hubspot.fault.FaultDesk;
import io.callbatch.adapter.json.hubspot.fault.FaultDocument;
import io.callbatch.adapter.json.hubspot.fault.NamedRule;
import io.callbatch.adapter.json.read.JsonResult;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.OverloadedException;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.domain.port.in.TokenAccess.Access;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code /v1/admin/faults}: faults and rate limits of HubSpot's routes, set while they run. Who has
 * the scope {@code admin} sets them for all portals, a test token for its own portal.
 */
final class FaultRoutes {

  private static final String FAULTS = "/v1/admin/faults";

  /** Bytes of what a test token sets: there can be many of them. */
  private static final int MOST_OWN_BYTES = 64 << 10;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(60);

  private final FaultDesk desk;
  private final int maxBodyBytes;

  private FaultRoutes(FaultDesk desk, int maxBodyBytes) {
    this.desk = desk;
    this.maxBodyBytes = maxBodyBytes;
  }

  static void add(Routes routes, FaultDesk desk, int maxBodyBytes) {
    FaultRoutes here = new FaultRoutes(desk, maxBodyBytes);
    routes
        .at(FAULTS)
        .ownFaults(Method.GET, here::show)
        .ownFaults(Method.HEAD, here::show)
        .ownFaults(Method.PUT, here::set)
        .ownFaults(Method.DELETE, here::clear)
        .only();
    routes
        .at(FAULTS + "/{name}")
        .ownFaults(Method.POST, here::add)
        .ownFaults(Method.PUT, here::add)
        .ownFaults(Method.DELETE, here::remove)
        .only();
  }

  /** For whose requests the caller may set something; empty: for all. */
  private static Optional<PortalId> owner(ServerRequest request) {
    Access access = AccessGuard.of(request);
    return access.scopes().contains(Scope.ADMIN)
        ? Optional.empty()
        : Optional.of(access.caller().portal());
  }

  private byte[] body(ServerRequest request) throws IOException {
    Negotiation.requireJson(request.headers());
    return RequestBody.bytes(
        request, owner(request).isEmpty() ? maxBodyBytes : Math.min(maxBodyBytes, MOST_OWN_BYTES));
  }

  private void show(ServerRequest request, ServerResponse response) {
    Answer.send(request, response, DocumentFormat.JSON.mediaType(), desk.state(owner(request)));
  }

  private void set(ServerRequest request, ServerResponse response) throws IOException {
    switch (FaultDocument.read(body(request))) {
      case JsonResult.Read<FaultDocument>(var document, _) ->
          requireRoom(desk.set(owner(request), document));
      case JsonResult.Refused<FaultDocument>(var refused) -> throw Problem.of(refused);
    }
    show(request, response);
  }

  private void clear(ServerRequest request, ServerResponse response) throws IOException {
    var _ = RequestBody.bytes(request, maxBodyBytes); // nothing is expected in it
    desk.clear(owner(request));
    response.status(204).send();
  }

  private void add(ServerRequest request, ServerResponse response) throws IOException {
    String name = name(request);
    switch (NamedRule.read(name, body(request))) {
      case JsonResult.Read<NamedRule>(var rule, _) -> requireRoom(desk.add(owner(request), rule));
      case JsonResult.Refused<NamedRule>(var refused) -> throw Problem.of(refused);
    }
    show(request, response);
  }

  private void remove(ServerRequest request, ServerResponse response) throws IOException {
    var _ = RequestBody.bytes(request, maxBodyBytes); // nothing is expected in it
    String name = name(request);
    if (!desk.remove(owner(request), name)) {
      throw Problem.of(Problem.Type.NOT_FOUND, "there is no rule of the name " + name);
    }
    response.status(204).send();
  }

  private static String name(ServerRequest request) {
    String name = request.path().pathParameters().get("name");
    if (!NamedRule.isName(name)) {
      throw Problem.of(
          Problem.Type.NOT_FOUND,
          "expected the name of a rule to be 1 to 64 letters, digits, -, _ or ., found another");
    }
    return name;
  }

  private static void requireRoom(boolean hasRoom) {
    if (!hasRoom) {
      throw new OverloadedException(
          "too many rules, or portals with rules of their own, are set", RETRY_AFTER);
    }
  }
}

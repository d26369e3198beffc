package io.callbatch.adapter.json.testing;

import io.callbatch.adapter.json.hubspot.exchange.HubSpotRequest;
import io.callbatch.adapter.json.hubspot.route.HubSpotHandler;
import io.callbatch.adapter.json.hubspot.route.Purpose;
import io.callbatch.adapter.json.hubspot.route.Route;
import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.Scope;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Requests that have found their route. */
public final class HubSpotRequests {
  public static final String CALLS = "/crm/v3/objects/calls";

  private static final HubSpotHandler NOBODY =
      request -> {
        throw new AssertionError("nobody expected " + request);
      };

  private HubSpotRequests() {}

  public static RoutedRequest of(String portal, String method, String path, String body) {
    return of(portal, method, path, body, Map.of());
  }

  /** A request that its caller has named. */
  public static RoutedRequest named(String portal, String path, String body, String key) {
    return of(portal, "POST", path, body, Map.of("Idempotency-Key", key));
  }

  private static RoutedRequest of(
      String portal, String method, String path, String body, Map<String, String> headers) {
    return new RoutedRequest(
        new HubSpotRequest(
            method,
            "http://127.0.0.1",
            path,
            "",
            name ->
                Optional.ofNullable(
                    name.equals("Content-Type") ? "application/json" : headers.get(name)),
            Optional.of("secret-" + portal),
            () -> body.getBytes(StandardCharsets.UTF_8)),
        new Route(method, path, Scope.WRITE, Purpose.of("tests", 200), NOBODY),
        Map.of(),
        new Caller(new PortalId(portal), ChangeSource.integration("tests")),
        "correlation-1");
  }

  public static RoutedRequest get(String portal) {
    return of(portal, "GET", CALLS, "");
  }

  public static RoutedRequest search(String portal) {
    return of(portal, "POST", CALLS + "/search", "{}");
  }
}

package io.callbatch.adapter.json.hubspot;

import io.callbatch.adapter.json.hubspot.error.ErrorEnvelope;
import io.callbatch.adapter.json.hubspot.error.HubSpotError;
import io.callbatch.adapter.json.hubspot.error.HubSpotErrorException;
import io.callbatch.adapter.json.hubspot.error.HubSpotFailures;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotRequest;
import io.callbatch.adapter.json.hubspot.route.HubSpotFilter;
import io.callbatch.adapter.json.hubspot.route.HubSpotHandler;
import io.callbatch.adapter.json.hubspot.route.RouteTable;
import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.domain.port.in.TokenAccess;
import io.callbatch.domain.port.in.TokenAccess.Access;
import io.callbatch.domain.port.out.IdSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Answers requests to HubSpot's routes: finds the route, checks the token, lets the filters and the
 * handler answer, and turns whatever fails into HubSpot's error. Safe for several threads.
 */
public final class HubSpotApi {

  private static final String ROOT = "/crm";
  private static final Logger LOGGER = System.getLogger(HubSpotApi.class.getName());

  private final RouteTable routes;
  private final TokenAccess tokens;
  private final IdSource correlationIds;
  private final List<HubSpotFilter> filters;

  /**
   * Answers by these routes.
   *
   * @param correlationIds where the names of requests come from
   * @param filters what stands before all routes, the outermost first
   */
  public HubSpotApi(
      RouteTable routes, TokenAccess tokens, IdSource correlationIds, List<HubSpotFilter> filters) {
    this.routes = routes;
    this.tokens = tokens;
    this.correlationIds = correlationIds;
    this.filters = List.copyOf(filters);
  }

  /** Whether requests to a path are for this API. */
  public static boolean serves(String path) {
    int start = 0;
    while (path.startsWith("//", start)) {
      start++;
    }
    return path.startsWith(ROOT, start)
        && (path.length() == start + ROOT.length() || path.charAt(start + ROOT.length()) == '/');
  }

  /**
   * The answer to a request; what fails is an answer, too.
   *
   * @throws IOException if the connection fails while the body is read
   */
  public HubSpotAnswer answer(HubSpotRequest request) throws IOException {
    String correlationId = correlationIds.next();
    HubSpotHandler outermost = HubSpotApi::handle;
    for (HubSpotFilter filter : filters.reversed()) {
      HubSpotHandler next = outermost;
      outermost = routed -> filter.answer(routed, next);
    }
    RoutedRequest routed;
    try {
      routed = routed(request, correlationId);
    } catch (RuntimeException e) {
      return unrouted(error(request, correlationId, e), correlationId);
    }
    HubSpotHandler chain = outermost;
    return named(orError(request, correlationId, () -> chain.answer(routed)), correlationId);
  }

  /** The answer that an error is which came up before there was a request to answer. */
  public HubSpotAnswer failed(HubSpotError error) {
    return unrouted(error, correlationIds.next());
  }

  private HubSpotAnswer unrouted(HubSpotError error, String correlationId) {
    HubSpotAnswer answer = ErrorEnvelope.answer(error, correlationId);
    for (HubSpotFilter filter : filters.reversed()) {
      answer = filter.unrouted(answer);
    }
    return named(answer, correlationId);
  }

  private RoutedRequest routed(HubSpotRequest request, String correlationId) {
    RouteTable.Match match = routes.find(request.method(), request.path());
    Access access =
        tokens
            .resolve(request.token())
            .orElseThrow(() -> new HubSpotErrorException(AccessErrors.UNAUTHENTICATED));
    Scope needed = match.route().needed();
    if (!access.scopes().contains(needed)) {
      throw new HubSpotErrorException(AccessErrors.missing(needed));
    }
    return new RoutedRequest(
        request, match.route(), match.parameters(), access.caller(), correlationId);
  }

  private static HubSpotAnswer handle(RoutedRequest routed) throws IOException {
    return orError(
        routed.request(), routed.correlationId(), () -> routed.route().handler().answer(routed));
  }

  private static HubSpotAnswer orError(HubSpotRequest request, String correlationId, Work work)
      throws IOException {
    try {
      return work.answer();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (RuntimeException e) {
      return ErrorEnvelope.answer(error(request, correlationId, e), correlationId);
    }
  }

  private static HubSpotError error(
      HubSpotRequest request, String correlationId, RuntimeException failure) {
    return HubSpotFailures.of(failure).orElseGet(() -> unforeseen(request, correlationId, failure));
  }

  private static HubSpotError unforeseen(
      HubSpotRequest request, String correlationId, RuntimeException failure) {
    LOGGER.log(
        Level.ERROR,
        () -> "%s %s failed, %s".formatted(request.method(), request.path(), correlationId),
        failure);
    return HubSpotFailures.INTERNAL;
  }

  private static HubSpotAnswer named(HubSpotAnswer answer, String correlationId) {
    return answer
        .with("x-hubspot-correlation-id", correlationId)
        .with("x-request-id", correlationId);
  }

  /** What gives an answer. */
  @FunctionalInterface
  private interface Work {
    HubSpotAnswer answer() throws IOException;
  }
}

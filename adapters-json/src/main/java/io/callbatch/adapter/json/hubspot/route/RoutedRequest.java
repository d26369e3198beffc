package io.callbatch.adapter.json.hubspot.route;

import io.callbatch.adapter.json.hubspot.error.HubSpotError;
import io.callbatch.adapter.json.hubspot.error.HubSpotErrorException;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotRequest;
import io.callbatch.adapter.json.hubspot.request.QueryParameters;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.RequestId;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A request that has found its route and may use it.
 *
 * @param request the request as it came
 * @param route its route
 * @param parameters what stands in the places of the route's path, decoded
 * @param caller on whose behalf it comes
 * @param correlationId the name of this request
 */
public record RoutedRequest(
    HubSpotRequest request,
    Route route,
    Map<String, String> parameters,
    Caller caller,
    String correlationId) {

  private static final String JSON = "application/json";

  /** The portal whose data is asked for. */
  public PortalId portal() {
    return caller.portal();
  }

  /**
   * What stands in a place of the path.
   *
   * @throws NullPointerException if the route has no such place
   */
  public String parameter(String place) {
    return Objects.requireNonNull(parameters.get(place));
  }

  /**
   * The query parameters.
   *
   * @throws io.callbatch.adapter.json.hubspot.request.InvalidParameterException if the query is
   *     wrongly percent-encoded
   */
  public QueryParameters query() {
    return QueryParameters.of(request.rawQuery());
  }

  /**
   * The body, which must say that it is JSON.
   *
   * @throws HubSpotErrorException if it doesn't, or can't be taken
   */
  public byte[] json() throws IOException {
    String type = request.header("Content-Type").orElse("none");
    String mediaType = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!mediaType.equals(JSON)) {
      throw new HubSpotErrorException(
          HubSpotError.plain(
              415, "expected the Content-Type application/json, found %s".formatted(type)));
    }
    return request.body().read();
  }

  /** The same with another body, which has been read. */
  public RoutedRequest withBody(byte[] body) {
    HubSpotRequest as = request;
    return new RoutedRequest(
        new HubSpotRequest(
            as.method(),
            as.origin(),
            as.path(),
            as.rawQuery(),
            as.headers(),
            as.token(),
            () -> body),
        route,
        parameters,
        caller,
        correlationId);
  }

  /**
   * The caller's name for the request, of the header {@code Idempotency-Key}.
   *
   * @throws HubSpotErrorException if it is too long
   */
  public Optional<RequestId> requestId() {
    return request
        .header("Idempotency-Key")
        .filter(key -> !key.isEmpty())
        .map(key -> {
          if (RequestId.length(key) > RequestId.MAX_LENGTH) {
            throw new HubSpotErrorException(
                HubSpotError.invalid(
                    "expected an Idempotency-Key of 1 to %2$d characters, found %1$d"
                        .formatted(RequestId.length(key), RequestId.MAX_LENGTH)));
          }
          return new RequestId(key);
        });
  }
}

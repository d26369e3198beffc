package io.callbatch.adapter.json.hubspot.route;

import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import java.io.IOException;

/**
 * Stands before all of HubSpot's routes: may answer itself, or change what they answer. Comes after
 * the check of the token, so that it knows the portal. Safe for several threads.
 */
@FunctionalInterface
public interface HubSpotFilter {

  /**
   * The answer to a request.
   *
   * @param next what answers behind this filter; errors come out of it as answers
   * @throws IOException if the connection fails while the body is read
   */
  HubSpotAnswer answer(RoutedRequest request, HubSpotHandler next) throws IOException;

  /** The answer to a request that has no route, or is none of HTTP. */
  default HubSpotAnswer unrouted(HubSpotAnswer answer) {
    return answer;
  }
}

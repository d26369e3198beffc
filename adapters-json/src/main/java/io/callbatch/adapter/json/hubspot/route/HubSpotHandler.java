package io.callbatch.adapter.json.hubspot.route;

import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import java.io.IOException;

/** Answers requests that have found their route and may use it. Safe for several threads. */
@FunctionalInterface
public interface HubSpotHandler {

  /**
   * The answer. Any exception that {@code HubSpotFailures} knows becomes HubSpot's error.
   *
   * @throws IOException if the connection fails while the body is read
   */
  HubSpotAnswer answer(RoutedRequest request) throws IOException;
}

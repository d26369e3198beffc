package io.callbatch.adapter.json.hubspot.route;

import io.callbatch.domain.port.in.Scope;

/**
 * A route.
 *
 * @param method the method, in capitals
 * @param template the path; {@code {name}} stands for one segment, whatever it is
 * @param needed the scope that a token must have
 * @param purpose what it is for
 * @param handler what answers
 */
public record Route(
    String method, String template, Scope needed, Purpose purpose, HubSpotHandler handler) {

  /** Whether the route searches, which HubSpot limits in another way than the rest. */
  public boolean isSearch() {
    return template.endsWith("/search");
  }
}

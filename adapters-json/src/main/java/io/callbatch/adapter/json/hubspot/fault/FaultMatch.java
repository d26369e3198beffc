package io.callbatch.adapter.json.hubspot.fault;

import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import io.callbatch.domain.model.call.PortalId;
import java.util.Optional;

/**
 * Which requests a rule looks at.
 *
 * @param method the method, in capitals; empty: any
 * @param path the path
 * @param portal the portal; empty: any
 * @param token the bearer token as it is sent; empty: any
 */
public record FaultMatch(
    Optional<String> method, PathPattern path, Optional<PortalId> portal, Optional<String> token) {

  /** Whether a request is one of them. */
  boolean matches(RoutedRequest request) {
    return method.map(request.request().method()::equals).orElse(true)
        && portal.map(request.portal()::equals).orElse(true)
        && token.map(text -> request.request().token().equals(Optional.of(text))).orElse(true)
        && path.matches(request.request().path());
  }
}

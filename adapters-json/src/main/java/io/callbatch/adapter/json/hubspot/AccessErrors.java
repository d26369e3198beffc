package io.callbatch.adapter.json.hubspot;

import io.callbatch.adapter.json.hubspot.error.HubSpotError;
import io.callbatch.domain.model.ErrorDetail;
import io.callbatch.domain.port.in.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What HubSpot says to those who may not do what they ask for. */
final class AccessErrors {

  private static final String SCOPES = "https://developers.hubspot.com/scopes";

  /** The same for a missing token as for a wrong one. */
  static final HubSpotError UNAUTHENTICATED =
      HubSpotError.of(
          401,
          "INVALID_AUTHENTICATION",
          "Authentication credentials not found. This API supports OAuth 2.0 authentication and"
              + " you can find more details at"
              + " https://developers.hubspot.com/docs/methods/auth/oauth-overview",
          Map.of());

  private AccessErrors() {}

  /** The token lacks a scope. */
  static HubSpotError missing(Scope scope) {
    ErrorDetail detail =
        new ErrorDetail(
            "One or more of the following scopes are required.",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of("requiredGranularScopes", List.of(scope.wireName())),
            Map.of(),
            List.of());
    return new HubSpotError(
        403,
        "This app hasn't been granted all required scopes to make this call. Read more about"
            + " required scopes here: %s.".formatted(SCOPES),
        Map.of(),
        List.of(detail),
        Map.of("scopes", SCOPES),
        Optional.of("MISSING_SCOPES"),
        Map.of());
  }
}

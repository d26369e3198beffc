package io.callbatch.adapter.json.hubspot.ratelimit;

import io.callbatch.domain.model.call.PortalId;
import java.util.Map;
import java.util.Optional;

/**
 * Which limits hold for which portal.
 *
 * @param byPortal those of single portals
 * @param others those of all others; empty: they have none
 */
public record RateLimits(Map<PortalId, RateLimit> byPortal, Optional<RateLimit> others) {

  /** Nobody is kept from anything. */
  public static final RateLimits NONE = new RateLimits(Map.of(), Optional.empty());

  /** Copies the map. */
  public RateLimits {
    byPortal = Map.copyOf(byPortal);
  }

  /** What these say of a portal; empty: nothing. */
  Optional<RateLimit> said(PortalId portal) {
    return Optional.ofNullable(byPortal.get(portal)).or(() -> others);
  }

  /** The limits of a portal. */
  RateLimit of(PortalId portal) {
    RateLimit own = byPortal.get(portal);
    return own != null ? own : others.orElse(RateLimit.NONE);
  }
}

package io.callbatch.adapter.json.hubspot.fault;

import io.callbatch.adapter.json.hubspot.ratelimit.RateLimits;
import java.util.List;

/**
 * What goes wrong on purpose.
 *
 * @param seed what chance comes from; the same seed and requests give the same faults
 * @param rateLimits the rate limits that are switched on
 * @param rules the rules; of those that are for a request the first counts
 */
public record FaultSettings(long seed, RateLimits rateLimits, List<FaultRule> rules) {

  /** Nothing does. */
  public static final FaultSettings NONE = new FaultSettings(0, RateLimits.NONE, List.of());

  /** Copies the rules. */
  public FaultSettings {
    rules = List.copyOf(rules);
  }
}

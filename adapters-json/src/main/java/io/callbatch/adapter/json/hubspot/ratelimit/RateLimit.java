package io.callbatch.adapter.json.hubspot.ratelimit;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalInt;

/**
 * The limits of a portal.
 *
 * @param plan the subscription
 * @param addOns how many API limit add-ons it has, 0 to {@value RatePlan#MOST_ADD_ONS}
 * @param zone where the portal is: its days end at midnight there
 * @param enforced whether what is too much is refused; otherwise it is only counted
 */
public record RateLimit(RatePlan plan, int addOns, ZoneId zone, boolean enforced) {

  /** Of a portal of which nothing is said: an OAuth app that nobody keeps from anything. */
  public static final RateLimit NONE = new RateLimit(RatePlan.OAUTH, 0, ZoneOffset.UTC, false);

  /** Searches in a second. */
  static final int SEARCHES = 5;

  /** Requests in ten seconds. */
  int perInterval() {
    return plan.perInterval(addOns);
  }

  /** Requests in a day; empty: as many as they like. */
  OptionalInt perDay() {
    return plan.perDay(addOns);
  }
}

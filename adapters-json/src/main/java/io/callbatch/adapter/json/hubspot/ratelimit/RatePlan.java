package io.callbatch.adapter.json.hubspot.ratelimit;

import java.util.Locale;
import java.util.OptionalInt;

/** How much HubSpot lets apps do, by the account's subscription. */
public enum RatePlan {
  /** An app of the marketplace, which comes by OAuth, whatever the subscription. */
  OAUTH(110, OptionalInt.empty()),
  /** A private app in a free or Starter account. */
  FREE(100, OptionalInt.of(250_000)),
  /** A private app in a Professional account. */
  PROFESSIONAL(190, OptionalInt.of(625_000)),
  /** A private app in an Enterprise account. */
  ENTERPRISE(190, OptionalInt.of(1_000_000));

  /** The most API limit add-ons that an account can have. */
  public static final int MOST_ADD_ONS = 2;

  private static final int PER_INTERVAL_WITH_ADD_ON = 250;
  private static final int PER_DAY_OF_ADD_ON = 1_000_000;

  private final int perInterval;
  private final OptionalInt perDay;

  RatePlan(int perInterval, OptionalInt perDay) {
    this.perInterval = perInterval;
    this.perDay = perDay;
  }

  /** The plan as settings name it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Requests in ten seconds, search left out. */
  int perInterval(int addOns) {
    return addOns > 0 ? PER_INTERVAL_WITH_ADD_ON : perInterval;
  }

  /** Requests in a day, search included; empty: as many as they like. */
  OptionalInt perDay(int addOns) {
    return perDay.isPresent()
        ? OptionalInt.of(perDay.getAsInt() + addOns * PER_DAY_OF_ADD_ON)
        : perDay;
  }
}

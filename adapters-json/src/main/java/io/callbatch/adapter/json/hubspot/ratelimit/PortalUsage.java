package io.callbatch.adapter.json.hubspot.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.OptionalInt;

/** What one portal has used of its limits. For one thread. */
final class PortalUsage {

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** HubSpot's interval. */
  static final Duration INTERVAL = Duration.ofSeconds(10);

  private final RateLimit limit;
  private final RollingWindow interval;
  private final RollingWindow searches = new RollingWindow(RateLimit.SEARCHES, SECOND);
  private LocalDate day = LocalDate.EPOCH;
  private int today;

  PortalUsage(RateLimit limit) {
    this.limit = limit;
    this.interval = new RollingWindow(limit.perInterval(), INTERVAL);
  }

  /**
   * What a request meets.
   *
   * @param exceeded the limit that is used up; empty: the request may be done
   * @param retryAfter how long until it may
   * @param left what is left of the interval
   * @param leftInSecond what would be left if the interval were a second; HubSpot still says it
   * @param leftToday what is left of the day; empty: days have no limit
   */
  record Use(
      RateLimit limit,
      Optional<ExceededLimit> exceeded,
      Duration retryAfter,
      int left,
      int leftInSecond,
      OptionalInt leftToday) {}

  /** Counts a request, unless it is refused. */
  Use use(boolean search, Instant now) {
    ZonedDateTime local = now.atZone(limit.zone());
    if (!local.toLocalDate().equals(day)) {
      day = local.toLocalDate();
      today = 0;
    }
    RollingWindow window = search ? searches : interval;
    boolean dayFull = limit.perDay().isPresent() && today >= limit.perDay().getAsInt();
    if (limit.enforced() && dayFull) {
      ZonedDateTime midnight = day.plusDays(1).atStartOfDay(limit.zone());
      return state(Optional.of(ExceededLimit.DAILY), Duration.between(local, midnight), now);
    }
    if (limit.enforced() && window.isFull(now)) {
      return state(
          Optional.of(search ? ExceededLimit.SECONDLY : ExceededLimit.TEN_SECONDLY),
          window.untilRoom(now),
          now);
    }
    window.add(now);
    if (limit.perDay().isPresent()) {
      today = Math.min(today + 1, limit.perDay().getAsInt());
    }
    return state(Optional.empty(), Duration.ZERO, now);
  }

  private Use state(Optional<ExceededLimit> exceeded, Duration retryAfter, Instant now) {
    int perInterval = limit.perInterval();
    int perSecond = perInterval / (int) INTERVAL.toSeconds();
    OptionalInt perDay = limit.perDay();
    return new Use(
        limit,
        exceeded,
        retryAfter,
        perInterval - interval.count(now),
        Math.max(0, perSecond - interval.countSince(now, SECOND)),
        perDay.isPresent() ? OptionalInt.of(perDay.getAsInt() - today) : perDay);
  }

  /** Whether nothing would be lost by forgetting it. */
  boolean isIdle(Instant now) {
    boolean dayCounts = today > 0 && now.atZone(limit.zone()).toLocalDate().equals(day);
    return !dayCounts && interval.count(now) == 0 && searches.count(now) == 0;
  }
}

package io.callbatch.adapter.json.hubspot.ratelimit;

import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.hubspot.route.HubSpotFilter;
import io.callbatch.adapter.json.hubspot.route.HubSpotHandler;
import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import io.callbatch.domain.model.call.PortalId;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Says in every answer but those of searches what is left of the portal's rate limit, as HubSpot
 * does, and refuses what is too much where the limit is switched on. Portals that rest are
 * forgotten; of so many that they can't all be kept, those whose day isn't over as well. Safe for
 * use by several threads.
 */
public final class RateLimitFilter implements HubSpotFilter {

  /** Some 2 KB each. */
  private static final int MOST_PORTALS = 20_000;

  private static final String PREFIX = "x-hubspot-ratelimit-";
  private static final String DAILY = PREFIX + "daily";

  private final InstantSource clock;
  private final Map<PortalId, PortalUsage> usages = new ConcurrentHashMap<>();
  private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.EPOCH);
  private volatile RateLimits limits;

  /** What portals have set for themselves. */
  private final Map<PortalId, RateLimit> own = new ConcurrentHashMap<>();

  /** Counts by this clock. */
  public RateLimitFilter(InstantSource clock, RateLimits limits) {
    this.clock = clock;
    this.limits = limits;
  }

  /** Starts over with other limits. */
  public void set(RateLimits other) {
    limits = other;
    usages.clear();
  }

  /** Starts over with other limits for one portal, which has set them for itself. */
  public void setOwn(PortalId portal, RateLimits other) {
    Optional<RateLimit> said = other.said(portal);
    if (said.isPresent()) {
      own.put(portal, said.get());
    } else {
      own.remove(portal);
    }
    usages.remove(portal);
  }

  /** How many portals are remembered. */
  int remembered() {
    return usages.size();
  }

  @Override
  public HubSpotAnswer answer(RoutedRequest request, HubSpotHandler next) throws IOException {
    boolean search = request.route().isSearch();
    PortalUsage.Use use = use(request.portal(), search);
    HubSpotAnswer answer =
        use.exceeded().isPresent()
            ? use.exceeded().get().answer(request.correlationId(), use.retryAfter())
            : next.answer(request);
    boolean saysDay = !search || use.exceeded().isPresent();
    HubSpotAnswer said = saysDay ? withDay(answer, use) : answer;
    return search ? said : withInterval(said, use);
  }

  /** Whose it is isn't known; so it counts for nobody, and has the limits that most have. */
  @Override
  public HubSpotAnswer unrouted(HubSpotAnswer answer) {
    PortalUsage.Use use =
        new PortalUsage(limits.others().orElse(RateLimit.NONE)).use(false, clock.instant());
    return withInterval(withDay(answer, use), use);
  }

  private PortalUsage.Use use(PortalId portal, boolean search) {
    Instant now = clock.instant();
    forgetIdle(now);
    AtomicReference<PortalUsage.Use> use = new AtomicReference<>();
    usages.compute(
        portal,
        (_, known) -> {
          PortalUsage usage = known != null ? known : new PortalUsage(limitOf(portal));
          use.set(usage.use(search, now));
          return usage;
        });
    return use.get();
  }

  private RateLimit limitOf(PortalId portal) {
    RateLimit set = own.get(portal);
    return set != null ? set : limits.of(portal);
  }

  private void forgetIdle(Instant now) {
    Instant last = swept.get();
    if (!now.isBefore(last.plus(PortalUsage.INTERVAL)) && swept.compareAndSet(last, now)) {
      for (PortalId portal : usages.keySet()) {
        usages.computeIfPresent(portal, (_, usage) -> usage.isIdle(now) ? null : usage);
      }
    }
    if (usages.size() >= MOST_PORTALS) {
      usages.clear();
    }
  }

  private static HubSpotAnswer withDay(HubSpotAnswer answer, PortalUsage.Use use) {
    return use.leftToday().isEmpty()
        ? answer
        : unlessSaid(
            unlessSaid(answer, DAILY, use.limit().perDay().orElseThrow()),
            DAILY + "-remaining",
            use.leftToday().getAsInt());
  }

  private static HubSpotAnswer withInterval(HubSpotAnswer answer, PortalUsage.Use use) {
    int most = use.limit().perInterval();
    HubSpotAnswer said =
        unlessSaid(answer, PREFIX + "interval-milliseconds", (int) PortalUsage.INTERVAL.toMillis());
    said = unlessSaid(said, PREFIX + "max", most);
    said = unlessSaid(said, PREFIX + "remaining", use.left());
    said = unlessSaid(said, PREFIX + "secondly", most / (int) PortalUsage.INTERVAL.toSeconds());
    return unlessSaid(said, PREFIX + "secondly-remaining", use.leftInSecond());
  }

  /** What a fault pretends stays as it is. */
  private static HubSpotAnswer unlessSaid(HubSpotAnswer answer, String name, int value) {
    return answer.header(name).isPresent() ? answer : answer.with(name, Integer.toString(value));
  }
}

package io.callbatch.adapter.json.hubspot.limit;

import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.hubspot.route.HubSpotFilter;
import io.callbatch.adapter.json.hubspot.route.HubSpotHandler;
import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import io.callbatch.domain.model.call.PortalId;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says in every answer but those of searches what is left of the rate limit of an OAuth app, as
 * HubSpot does. It keeps nobody from anything.
 */
public final class RateLimitHeaders implements HubSpotFilter {

  /** Requests in ten seconds (HubSpot's page "API usage guidelines"). */
  private static final int MOST = 110;

  private static final int MOST_IN_A_SECOND = MOST / RollingWindow.SECONDS;
  private static final int MANY_PORTALS = 10_000;
  private static final String PREFIX = "x-hubspot-ratelimit-";

  private final InstantSource clock;
  private final Map<PortalId, RollingWindow> windows = new ConcurrentHashMap<>();

  /** Counts by this clock. */
  public RateLimitHeaders(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public HubSpotAnswer answer(RoutedRequest request, HubSpotHandler next) throws IOException {
    if (request.route().isSearch()) {
      return next.answer(request);
    }
    long second = clock.instant().getEpochSecond();
    forgetIdle(second);
    RollingWindow.Counts counts =
        windows.computeIfAbsent(request.portal(), _ -> new RollingWindow()).add(second);
    return next.answer(request)
        .with(PREFIX + "interval-milliseconds", Integer.toString(RollingWindow.SECONDS * 1_000))
        .with(PREFIX + "max", Integer.toString(MOST))
        .with(PREFIX + "remaining", left(MOST, counts.inAll()))
        .with(PREFIX + "secondly", Integer.toString(MOST_IN_A_SECOND))
        .with(PREFIX + "secondly-remaining", left(MOST_IN_A_SECOND, counts.inSecond()));
  }

  /** Tokens may have a portal each, so that there can be any number of them. */
  private void forgetIdle(long second) {
    if (windows.size() > MANY_PORTALS) {
      windows.values().removeIf(window -> window.isIdle(second));
    }
  }

  private static String left(int most, int used) {
    return Integer.toString(Math.max(0, most - used));
  }
}

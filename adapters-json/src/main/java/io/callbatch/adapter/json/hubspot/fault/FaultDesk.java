package io.callbatch.adapter.json.hubspot.fault;

import io.callbatch.adapter.json.hubspot.ratelimit.RateLimitFilter;
import io.callbatch.adapter.json.hubspot.route.HubSpotFilter;
import io.callbatch.adapter.json.write.JsonGenerators;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.core.JsonGenerator;

/** Where faults and rate limits are set and asked for. Safe for use by several threads. */
public final class FaultDesk {

  private static final String NOTHING = "{}";

  private final ReentrantLock lock = new ReentrantLock();
  private final RateLimitFilter rateLimits;
  private final FaultFilter faults;
  private String document = NOTHING;

  /** Begins with these settings. */
  public FaultDesk(InstantSource clock, FaultDocument settings) {
    rateLimits = new RateLimitFilter(clock, settings.settings().rateLimits());
    faults = new FaultFilter(clock);
    set(settings);
  }

  /** What stands before HubSpot's routes, the outermost first. */
  public List<HubSpotFilter> filters() {
    return List.of(rateLimits, faults);
  }

  /** Begins anew, with other settings. */
  public void set(FaultDocument settings) {
    lock.lock();
    try {
      document = settings.text();
      rateLimits.set(settings.settings().rateLimits());
      faults.set(settings.settings());
    } finally {
      lock.unlock();
    }
  }

  /**
   * What is set, and what came of it, as JSON: {@code settings} as they came, and for each rule how
   * many requests it looked at ({@code matched}) and let go wrong ({@code applied}).
   */
  public byte[] state() {
    lock.lock();
    try {
      ByteArrayOutputStream target = new ByteArrayOutputStream();
      try (JsonGenerator json = JsonGenerators.generator(target)) {
        json.writeStartObject();
        json.writeName("settings");
        json.writeRawValue(document);
        json.writeArrayPropertyStart("faults");
        for (CountedRule.Counts counts : faults.counts()) {
          json.writeStartObject();
          json.writeNumberProperty("matched", counts.matched());
          json.writeNumberProperty("applied", counts.applied());
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      return target.toByteArray();
    } finally {
      lock.unlock();
    }
  }
}

package io.callbatch.adapter.json.hubspot.fault;

import io.callbatch.adapter.json.hubspot.ratelimit.RateLimitFilter;
import io.callbatch.adapter.json.hubspot.route.HubSpotFilter;
import io.callbatch.adapter.json.write.JsonGenerators;
import io.callbatch.domain.model.call.PortalId;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.core.JsonGenerator;

/**
 * Where faults and rate limits are set and asked for: those of all portals by who runs the server,
 * those of one portal by its own tokens. Each owner sees and changes its own only. Safe for use by
 * several threads.
 */
public final class FaultDesk {

  /** Portals that have set something for themselves, at the same time. */
  public static final int MOST_OWNERS = 1_000;

  private static final String NOTHING = "{}";

  private final ReentrantLock lock = new ReentrantLock();
  private final RateLimitFilter rateLimits;
  private final FaultFilter faults;
  private final Map<Optional<PortalId>, String> documents = new HashMap<>();

  /** Begins with these settings for all portals. */
  public FaultDesk(InstantSource clock, FaultDocument settings) {
    rateLimits = new RateLimitFilter(clock, settings.settings().rateLimits());
    faults = new FaultFilter(clock);
    var _ = set(Optional.empty(), settings);
  }

  /** What stands before HubSpot's routes, the outermost first. */
  public List<HubSpotFilter> filters() {
    return List.of(rateLimits, faults);
  }

  /**
   * Starts over with other settings.
   *
   * @param owner for whose requests; empty: for those of all portals
   * @return whether there was room: too many portals have settings of their own otherwise
   */
  public boolean set(Optional<PortalId> owner, FaultDocument settings) {
    lock.lock();
    try {
      if (!hasRoom(owner)) {
        return false;
      }
      if (owner.isPresent()) {
        rateLimits.setOwn(owner.get(), settings.settings().rateLimits());
      } else {
        rateLimits.set(settings.settings().rateLimits());
      }
      faults.set(owner, settings.settings());
      documents.put(owner, settings.text());
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean hasRoom(Optional<PortalId> owner) {
    return owner.isEmpty() || documents.containsKey(owner) || documents.size() <= MOST_OWNERS;
  }

  /** Lets nothing of the owner go wrong any more. */
  public void clear(Optional<PortalId> owner) {
    lock.lock();
    try {
      if (documents.containsKey(owner)) {
        var _ = set(owner, FaultDocument.NONE);
        documents.remove(owner);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Adds a rule behind the owner's others, or in place of the one of its name.
   *
   * @return whether there was room: there are too many rules, or portals with rules, otherwise
   */
  public boolean add(Optional<PortalId> owner, NamedRule rule) {
    lock.lock();
    try {
      if (!hasRoom(owner) || faults.of(owner).size() >= FaultSettingsReader.MOST_RULES) {
        return false;
      }
      documents.putIfAbsent(owner, NOTHING);
      faults.add(owner, rule);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Removes a rule that was added by its name; whether there was one. */
  public boolean remove(Optional<PortalId> owner, String name) {
    lock.lock();
    try {
      return faults.remove(owner, name);
    } finally {
      lock.unlock();
    }
  }

  /**
   * What an owner has set, and how often it was applied, as JSON: {@code settings} as they came,
   * and for each rule how many requests it looked at ({@code matched}) and let go wrong ({@code
   * applied}); those that were added by themselves come last, with {@code name} and {@code rule}.
   */
  public byte[] state(Optional<PortalId> owner) {
    lock.lock();
    try {
      ByteArrayOutputStream target = new ByteArrayOutputStream();
      try (JsonGenerator json = JsonGenerators.generator(target)) {
        json.writeStartObject();
        json.writeName("settings");
        json.writeRawValue(documents.getOrDefault(owner, NOTHING));
        json.writeArrayPropertyStart("faults");
        for (CountedRule rule : faults.of(owner)) {
          write(rule, json);
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      return target.toByteArray();
    } finally {
      lock.unlock();
    }
  }

  private static void write(CountedRule rule, JsonGenerator json) {
    json.writeStartObject();
    if (rule.named().isPresent()) {
      json.writeStringProperty("name", rule.named().get().name());
      json.writeName("rule");
      json.writeRawValue(rule.named().get().text());
    }
    json.writeNumberProperty("matched", rule.counts().matched());
    json.writeNumberProperty("applied", rule.counts().applied());
    json.writeEndObject();
  }
}

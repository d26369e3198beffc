package io.callbatch.adapter.json.hubspot.fault;

import io.callbatch.adapter.json.hubspot.ratelimit.RateLimit;
import io.callbatch.adapter.json.hubspot.ratelimit.RateLimits;
import io.callbatch.adapter.json.hubspot.ratelimit.RatePlan;
import io.callbatch.adapter.json.read.FindingCollector;
import io.callbatch.adapter.json.read.JsonResult;
import io.callbatch.adapter.json.read.JsonValue;
import io.callbatch.adapter.json.read.JsonValues;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.call.PortalId;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the settings of faults and rate limits, {@code {"seed", "rateLimits": […], "faults": […]}},
 * and says everything that is wrong with them at once.
 */
public final class FaultSettingsReader {

  /** The most rules, and the most portals with limits of their own. */
  public static final int MOST_RULES = 1_000;

  private static final int MOST_VIOLATIONS = 100;
  private static final String EVERYBODY = "*";
  private static final List<String> PLANS =
      Arrays.stream(RatePlan.values()).map(RatePlan::wireName).toList();

  private FaultSettingsReader() {}

  /** Reads a text. */
  public static JsonResult<FaultSettings> read(byte[] text) {
    return switch (JsonValues.read(text, MOST_VIOLATIONS)) {
      case JsonResult.Refused<JsonValue>(var refused) -> new JsonResult.Refused<>(refused);
      case JsonResult.Read<JsonValue>(var value, var warnings) -> {
        FindingCollector violations = new FindingCollector(MOST_VIOLATIONS);
        FaultSettings settings = settings(value, text, violations);
        yield violations.isEmpty()
            ? new JsonResult.Read<>(settings, warnings)
            : new JsonResult.Refused<>(
                new Reading.Refused(
                    Reading.Refusal.INVALID, violations.toFindings(text, 1), Findings.NONE));
      }
    };
  }

  /** Reads the text of a single rule, as the array {@code faults} has them. */
  static JsonResult<FaultRule> readRule(byte[] text) {
    return switch (JsonValues.read(text, MOST_VIOLATIONS)) {
      case JsonResult.Refused<JsonValue>(var refused) -> new JsonResult.Refused<>(refused);
      case JsonResult.Read<JsonValue>(var value, var warnings) -> {
        FindingCollector violations = new FindingCollector(MOST_VIOLATIONS);
        Optional<FaultRule> rule = FaultRuleReader.rule(value, text, violations);
        yield rule.isPresent() && violations.isEmpty()
            ? new JsonResult.Read<>(rule.get(), warnings)
            : new JsonResult.Refused<>(
                new Reading.Refused(
                    Reading.Refusal.INVALID, violations.toFindings(text, 1), Findings.NONE));
      }
    };
  }

  private static FaultSettings settings(JsonValue value, byte[] text, FindingCollector violations) {
    SettingsObject in = new SettingsObject(value, violations);
    int seed = in.number("seed", 0, Integer.MAX_VALUE).orElse(0);
    RateLimits rateLimits = rateLimits(in, violations);
    List<FaultRule> rules = new ArrayList<>();
    for (JsonValue rule : atMost(in, "faults")) {
      FaultRuleReader.rule(rule, text, violations).ifPresent(rules::add);
    }
    in.finish();
    return new FaultSettings(seed, rateLimits, rules);
  }

  private static List<JsonValue> atMost(SettingsObject in, String name) {
    List<JsonValue> elements = in.elements(name);
    if (elements.size() > MOST_RULES) {
      in.wrong(
          in.member(name).orElseThrow(), Rule.ITEMS, "at most %,d elements".formatted(MOST_RULES));
      return List.of();
    }
    return elements;
  }

  private static RateLimits rateLimits(SettingsObject settings, FindingCollector violations) {
    Map<PortalId, RateLimit> byPortal = new LinkedHashMap<>();
    Optional<RateLimit> others = Optional.empty();
    for (JsonValue element : atMost(settings, "rateLimits")) {
      SettingsObject in = new SettingsObject(element, violations);
      String portal =
          in.text(
                  "portal",
                  name -> name.equals(EVERYBODY) || PortalId.isAllowed(name),
                  "a portal, or * for all others")
              .orElse(EVERYBODY);
      Optional<RateLimit> limit = rateLimit(in);
      in.finish();
      if (portal.equals(EVERYBODY)) {
        others = limit;
      } else {
        limit.ifPresent(own -> byPortal.put(new PortalId(portal), own));
      }
    }
    return new RateLimits(byPortal, others);
  }

  private static Optional<RateLimit> rateLimit(SettingsObject in) {
    Optional<String> plan = in.word("plan", PLANS);
    if (!in.has("plan")) {
      in.missing("plan", "one of " + String.join(", ", PLANS));
    }
    int addOns = in.number("addOns", 0, RatePlan.MOST_ADD_ONS).orElse(0);
    ZoneId zone =
        in.text("timeZone", FaultSettingsReader::isZone, "a time zone, such as Europe/Berlin")
            .map(ZoneId::of)
            .orElse(ZoneOffset.UTC);
    return plan.map(
        name -> new RateLimit(RatePlan.values()[PLANS.indexOf(name)], addOns, zone, true));
  }

  private static boolean isZone(String text) {
    try {
      return !ZoneId.of(text).getId().isEmpty();
    } catch (DateTimeException _) {
      return false;
    }
  }
}

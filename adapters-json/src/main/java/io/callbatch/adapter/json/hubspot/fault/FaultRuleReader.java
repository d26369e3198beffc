package io.callbatch.adapter.json.hubspot.fault;

import io.callbatch.adapter.json.hubspot.ratelimit.ExceededLimit;
import io.callbatch.adapter.json.read.FindingCollector;
import io.callbatch.adapter.json.read.JsonValue;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.call.PortalId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads single rules. */
final class FaultRuleReader {

  private static final int LONGEST_DELAY_MILLIS = 120_000;
  private static final int DAY_SECONDS = 86_400;
  private static final int MOST_BYTES = 1 << 30;
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final List<String> OCCURRENCES = List.of("nth", "every", "first", "probability");
  private static final List<String> FAULTS =
      List.of(
          "rate-limit",
          "server-error",
          "locked",
          "migrating",
          "slow",
          "cut-off",
          "partial",
          "shuffled",
          "answer");
  private static final List<String> LIMITS =
      Arrays.stream(ExceededLimit.values()).map(ExceededLimit::wireName).toList();

  private FaultRuleReader() {}

  /**
   * Reads a rule; empty, with violations, where it is none.
   *
   * @param text the text in which it stands
   */
  static Optional<FaultRule> rule(JsonValue value, byte[] text, FindingCollector violations) {
    SettingsObject in = new SettingsObject(value, violations);
    FaultMatch match =
        in.member("match")
            .map(member -> match(new SettingsObject(member, violations)))
            .orElse(
                new FaultMatch(
                    Optional.empty(), PathPattern.ANY, Optional.empty(), Optional.empty()));
    Occurrence when =
        in.member("when")
            .map(member -> occurrence(member, new SettingsObject(member, violations)))
            .orElse(new Occurrence.Always());
    OptionalInt times = in.number("times", 1, Integer.MAX_VALUE);
    Optional<Fault> fault = in.word("fault", FAULTS).flatMap(name -> fault(in, name, text));
    if (!in.has("fault")) {
      in.missing("fault", "one of " + String.join(", ", FAULTS));
    } else if (fault.isPresent()) {
      in.finish();
    }
    return fault.map(known -> new FaultRule(match, when, times, known));
  }

  private static FaultMatch match(SettingsObject in) {
    FaultMatch match =
        new FaultMatch(
            in.word("method", METHODS),
            in.text(
                    "path",
                    PathPattern::isValid,
                    "a path from its first slash on, with * for a segment and ** for the rest")
                .map(PathPattern::of)
                .orElse(PathPattern.ANY),
            in.text("portal", PortalId::isAllowed, "the name of a portal").map(PortalId::new),
            in.text("token", token -> !token.isBlank(), "a bearer token"));
    in.finish();
    return match;
  }

  private static Occurrence occurrence(JsonValue value, SettingsObject in) {
    Set<Integer> nth = in.numbers("nth", 1, Integer.MAX_VALUE);
    OptionalInt every = in.number("every", 1, Integer.MAX_VALUE);
    OptionalInt first = in.number("first", 1, Integer.MAX_VALUE);
    Optional<Double> probability = in.probability("probability");
    long said = OCCURRENCES.stream().filter(in::has).count();
    if (said != 1 && value.content() instanceof JsonValue.Members) {
      in.wrong(
          value, Rule.REQUIRED, "an object with exactly one of " + String.join(", ", OCCURRENCES));
    }
    in.finish();
    if (every.isPresent()) {
      return new Occurrence.Every(every.getAsInt());
    }
    if (first.isPresent()) {
      return new Occurrence.First(first.getAsInt());
    }
    return probability.<Occurrence>map(Occurrence.Sometimes::new).orElse(new Occurrence.Nth(nth));
  }

  private static Optional<Fault> fault(SettingsObject in, String name, byte[] text) {
    return switch (name) {
      case "rate-limit" -> Optional.of(rateLimited(in));
      case "server-error" ->
          Optional.of(
              new Fault.ServerError(in.number("status", 500, 599).orElse(500), in.flag("html")));
      case "locked" -> Optional.of(new Fault.Locked());
      case "migrating" -> Optional.of(new Fault.Migrating(retryAfter(in, DAY_SECONDS)));
      case "slow" -> slow(in);
      case "cut-off" -> Optional.of(new Fault.CutOff(in.number("afterBytes", 0, MOST_BYTES)));
      case "partial" -> partial(in);
      case "answer" -> Optional.of(AnswerFaultReader.answer(in, text));
      default -> Optional.of(new Fault.Shuffled());
    };
  }

  private static Fault rateLimited(SettingsObject in) {
    ExceededLimit limit =
        in.word("limit", LIMITS)
            .map(name -> ExceededLimit.values()[LIMITS.indexOf(name)])
            .orElse(ExceededLimit.TEN_SECONDLY);
    return new Fault.RateLimited(limit, retryAfter(in, limit.isOfInterval() ? 10 : 1));
  }

  private static Duration retryAfter(SettingsObject in, int byDefault) {
    return Duration.ofSeconds(in.number("retryAfterSeconds", 1, DAY_SECONDS).orElse(byDefault));
  }

  private static Optional<Fault> slow(SettingsObject in) {
    if (!in.has("delayMillis")) {
      in.missing("delayMillis", "a whole number from 1 to " + LONGEST_DELAY_MILLIS);
    }
    OptionalInt delay = in.number("delayMillis", 1, LONGEST_DELAY_MILLIS);
    return delay.isPresent()
        ? Optional.of(new Fault.Slow(Duration.ofMillis(delay.getAsInt())))
        : Optional.empty();
  }

  private static Optional<Fault> partial(SettingsObject in) {
    if (!in.has("inputs")) {
      in.missing("inputs", "an array of the indexes, from 0, of the inputs that fail");
    }
    Set<Integer> inputs = in.numbers("inputs", 0, Integer.MAX_VALUE);
    return inputs.isEmpty() ? Optional.empty() : Optional.of(new Fault.Partial(inputs));
  }
}

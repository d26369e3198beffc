package io.callbatch.adapter.json.hubspot.fault;

import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SplittableRandom;

/** A rule, and how often it was asked. Safe for use by several threads. */
final class CountedRule {

  /** So many named requests are remembered; the oldest are forgotten first. */
  private static final int MOST_NAMED = 10_000;

  private final Optional<NamedRule> named;
  private final FaultRule rule;
  private final SplittableRandom chance;
  private final LinkedHashMap<NamedRequest, Decision> decisions = new LinkedHashMap<>();
  private long matched;
  private long applied;

  CountedRule(FaultRule rule, long seed) {
    this(rule, seed, Optional.empty());
  }

  /** A rule that was added by itself, under a name. */
  CountedRule(FaultRule rule, long seed, Optional<NamedRule> named) {
    this.named = named;
    this.rule = rule;
    this.chance = new SplittableRandom(seed);
  }

  /**
   * How often a rule was asked.
   *
   * @param matched requests that it looked at
   * @param applied those that it was for
   */
  record Counts(long matched, long applied) {}

  /** The name under which the rule was added, and its text; empty: it came with others. */
  Optional<NamedRule> named() {
    return named;
  }

  /** Whether the rule was added under this name. */
  boolean isNamed(String name) {
    return named.map(NamedRule::name).filter(name::equals).isPresent();
  }

  Fault fault() {
    return rule.fault();
  }

  /**
   * What became of a named request.
   *
   * @param due whether the rule was for it
   * @param at when it came first
   */
  private record Decision(boolean due, Instant at) {}

  /** Whether the rule lets inputs of batches fail. */
  boolean isPartial() {
    return rule.fault() instanceof Fault.Partial;
  }

  /**
   * Whether the rule is for a request, which is counted. One that lets inputs fail is for the
   * repeat of a named request, uncounted, if it was for the request: the repeat of what was done in
   * part is to find the same part done, rather than to be another request of that name.
   */
  synchronized boolean isFor(RoutedRequest request, Optional<NamedRequest> named, Instant now) {
    if (!rule.match().matches(request)) {
      return false;
    }
    if (named.isEmpty() || !isPartial()) {
      return decide();
    }
    Decision known = decisions.get(named.get());
    if (known == null) {
      if (decisions.size() == MOST_NAMED) {
        decisions.pollFirstEntry();
      }
      known = new Decision(decide(), now);
      decisions.put(named.get(), known);
    }
    return known.due();
  }

  /** When a named request came first; empty: that isn't known. */
  synchronized Optional<Instant> firstAsked(NamedRequest named) {
    return Optional.ofNullable(decisions.get(named)).map(Decision::at);
  }

  private boolean decide() {
    matched++;
    boolean due = rule.when().isFor(matched, chance.nextDouble());
    if (!due || (rule.times().isPresent() && applied >= rule.times().getAsInt())) {
      return false;
    }
    applied++;
    return true;
  }

  /** A seed for what the rule's fault leaves to chance. */
  synchronized long draw() {
    return chance.nextLong();
  }

  synchronized Counts counts() {
    return new Counts(matched, applied);
  }
}

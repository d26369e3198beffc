package io.callbatch.adapter.json.hubspot.fault;

import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import java.util.SplittableRandom;

/** A rule, and how often it was asked. Safe for use by several threads. */
final class CountedRule {

  private final FaultRule rule;
  private final SplittableRandom chance;
  private long matched;
  private long applied;

  CountedRule(FaultRule rule, long seed) {
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

  Fault fault() {
    return rule.fault();
  }

  /** Whether the rule is for a request, which is counted. */
  synchronized boolean isFor(RoutedRequest request) {
    if (!rule.match().matches(request)) {
      return false;
    }
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

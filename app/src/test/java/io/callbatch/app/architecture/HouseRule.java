package io.callbatch.app.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * A rule of the house.
 *
 * @param rule the rule, which says why it is there and where the code should go instead
 * @param wrong classes that break it on purpose
 */
record HouseRule(ArchRule rule, List<Class<?>> wrong) {
  static HouseRule of(ArchRule rule, Class<?>... wrong) {
    return new HouseRule(rule, List.of(wrong));
  }

  @Override
  public String toString() {
    return rule.getDescription().split(", because")[0];
  }
}

package io.callbatch.domain.model.search;

import java.util.List;
import java.util.Optional;

/**
 * A condition on one property.
 *
 * @param propertyName the property, or {@code associations.contact} and the like
 * @param operator how to compare
 * @param value what to compare with, for operators that take one value
 * @param values what to compare with, for {@code IN} and {@code NOT_IN}
 * @param highValue the upper end, for {@code BETWEEN}
 */
public record Filter(
    String propertyName,
    FilterOperator operator,
    Optional<String> value,
    List<String> values,
    Optional<String> highValue) {

  /** Copies the values. */
  public Filter {
    values = List.copyOf(values);
  }
}

package io.callbatch.domain.model.input;

import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.property.PropertyFault;
import io.callbatch.domain.model.run.InputFailure;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What came of checking the properties of an input. */
public sealed interface PropertyCheck {

  /**
   * All of them are right.
   *
   * @param values name to value in the form in which it is kept; empty text where a property is to
   *     be cleared (never in those of a new call)
   */
  record Accepted(Map<String, String> values) implements PropertyCheck {

    /** Copies what isn't immutable already. */
    public Accepted {
      values = OrderedMap.copyOf(values);
    }

    /** Those of the values that differ from what a call has. */
    public Map<String, String> changesTo(Map<String, String> current) {
      OrderedMap.Builder<String> changes = new OrderedMap.Builder<>();
      values.forEach((name, value) -> {
        if (!value.equals(Objects.requireNonNullElse(current.get(name), ""))) {
          changes.put(name, value);
        }
      });
      return changes.build();
    }
  }

  /**
   * Some aren't.
   *
   * @param faults every fault, in the order in which the properties were sent, then the required
   *     ones; none where there was nothing to check
   * @param failure the same as a failure of the input
   */
  record Refused(List<PropertyFault> faults, InputFailure failure) implements PropertyCheck {

    /** Copies the faults. */
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}

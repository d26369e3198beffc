package io.callbatch.domain.model.search;

import io.callbatch.domain.model.property.PropertyType;
import java.util.List;
import java.util.Map;

/** What came of checking a search. */
public sealed interface SearchCheck {

  /**
   * It is right.
   *
   * @param query the query, its values in the form in which values are kept
   * @param types the types of the properties that it names
   */
  record Accepted(SearchQuery query, Map<String, PropertyType> types) implements SearchCheck {

    /** Copies the types. */
    public Accepted {
      types = Map.copyOf(types);
    }
  }

  /**
   * It breaks rules.
   *
   * @param faults all that is wrong
   */
  record Refused(List<Fault> faults) implements SearchCheck {

    /** Copies the faults. */
    public Refused {
      faults = List.copyOf(faults);
    }
  }

  /**
   * What is wrong.
   *
   * @param field where, for example {@code filterGroups[0].filters[1].value}
   * @param message what was found and what is due
   */
  record Fault(String field, String message) {}
}

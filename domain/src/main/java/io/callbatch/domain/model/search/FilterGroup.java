package io.callbatch.domain.model.search;

import java.util.List;

/**
 * Conditions that all must hold; of several groups one is enough.
 *
 * @param filters the conditions
 */
public record FilterGroup(List<Filter> filters) {

  /** Copies the filters. */
  public FilterGroup {
    filters = List.copyOf(filters);
  }
}

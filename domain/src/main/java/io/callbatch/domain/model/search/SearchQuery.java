package io.callbatch.domain.model.search;

import java.util.List;
import java.util.Optional;

/**
 * What is searched for among the live calls of a portal.
 *
 * @param text words that title or body must have, all of them
 * @param filterGroups conditions; empty: none
 * @param sort the order; empty: oldest first
 */
public record SearchQuery(
    Optional<String> text, List<FilterGroup> filterGroups, Optional<Sort> sort) {

  /** Copies the groups. */
  public SearchQuery {
    filterGroups = List.copyOf(filterGroups);
  }
}

package io.callbatch.adapter.sql.store;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition of a search with its parameters.
 *
 * @param sql SQL with a mark for each parameter
 */
record SearchCondition(String sql, List<Object> parameters) {

  static final SearchCondition NEVER = new SearchCondition("1 = 0", List.of());
  static final SearchCondition ALWAYS = new SearchCondition("1 = 1", List.of());

  /** All of them, joined by {@code AND} or {@code OR}; always true where there is none. */
  static SearchCondition join(List<SearchCondition> conditions, String word) {
    if (conditions.isEmpty()) {
      return ALWAYS;
    }
    return new SearchCondition(
        conditions.stream()
            .map(SearchCondition::sql)
            .collect(Collectors.joining(" " + word + " ", "(", ")")),
        conditions.stream().flatMap(condition -> condition.parameters().stream()).toList());
  }

  /** The opposite, where this is known; SQL knows neither of what isn't there. */
  SearchCondition not() {
    return new SearchCondition("NOT (" + sql + ")", parameters);
  }
}

package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.schema.Dialect;
import io.callbatch.domain.model.property.PropertyType;
import io.callbatch.domain.model.search.SearchMatcher;
import io.callbatch.domain.model.search.SearchQuery;
import io.callbatch.domain.model.search.Sort;
import io.callbatch.domain.model.search.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A search as statements. Everything that comes from the query is a parameter, names of properties
 * too; {@link SearchMatcher} says what it means.
 */
final class SearchSql {

  private final SearchCondition where;
  private final SearchCondition order;

  private SearchSql(SearchCondition where, SearchCondition order) {
    this.where = where;
    this.order = order;
  }

  static SearchSql of(SearchQuery query, Map<String, PropertyType> types, Dialect dialect) {
    FilterSql filters = new FilterSql(types, dialect);
    List<SearchCondition> all = new ArrayList<>();
    List<String> words = query.text().map(Texts::words).orElse(List.of());
    if (!words.isEmpty()) {
      all.add(new SearchCondition(dialect.hasWords(), List.of(dialect.wordsParameter(words))));
    }
    if (!query.filterGroups().isEmpty()) {
      all.add(
          SearchCondition.join(
              query.filterGroups().stream()
                  .map(g ->
                      SearchCondition.join(g.filters().stream().map(filters::of).toList(), "AND"))
                  .toList(),
              "OR"));
    }
    return new SearchSql(SearchCondition.join(all, "AND"), order(query, filters));
  }

  private static SearchCondition order(SearchQuery query, FilterSql filters) {
    if (query.sort().isEmpty()) {
      return new SearchCondition("c.created_at, c.id", List.of());
    }
    Sort sort = query.sort().get();
    SearchKey key = filters.key(sort.propertyName());
    return new SearchCondition(
        key.sql() + (sort.descending() ? " DESC" : " ASC") + " NULLS LAST, c.id", key.parameters());
  }

  String count() {
    return "SELECT count(*) FROM call c WHERE c.portal = ? AND c.archived_at IS NULL AND "
        + where.sql();
  }

  @Nullable Object[] countParameters(String portal) {
    List<Object> parameters = new ArrayList<>(List.of(portal));
    parameters.addAll(where.parameters());
    return parameters.toArray();
  }

  String page() {
    return "SELECT "
        + CallRows.COLUMNS
        + " FROM call c WHERE c.portal = ? AND c.archived_at IS NULL AND "
        + where.sql()
        + " ORDER BY "
        + order.sql()
        + " LIMIT ? OFFSET ?";
  }

  @Nullable Object[] pageParameters(String portal, int offset, int limit) {
    List<Object> parameters = new ArrayList<>(List.of(portal));
    parameters.addAll(where.parameters());
    parameters.addAll(order.parameters());
    parameters.add((long) limit);
    parameters.add((long) offset);
    return parameters.toArray();
  }
}

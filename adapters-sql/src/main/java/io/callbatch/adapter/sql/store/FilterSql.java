package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.schema.Dialect;
import io.callbatch.domain.model.property.PropertyType;
import io.callbatch.domain.model.search.Filter;
import io.callbatch.domain.model.search.SearchMatcher;
import io.callbatch.domain.model.search.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Filters as conditions: on a property's own column where it has one, on the JSON otherwise. */
final class FilterSql {

  private static final Map<String, String> INSTANT_COLUMNS =
      Map.of(
          "hs_timestamp", "c.hs_timestamp",
          "hs_createdate", "c.created_at",
          "hs_lastmodifieddate", "c.updated_at");

  private static final String NUMBER = "CAST(? AS NUMERIC)";

  private final Map<String, PropertyType> types;
  private final Dialect dialect;

  FilterSql(Map<String, PropertyType> types, Dialect dialect) {
    this.types = types;
    this.dialect = dialect;
  }

  SearchCondition of(Filter filter) {
    Optional<String> objectType = SearchMatcher.associatedType(filter.propertyName());
    if (objectType.isPresent()) {
      return association(filter, objectType.get());
    }
    String name = filter.propertyName();
    return switch (filter.operator()) {
      case HAS_PROPERTY -> has(name);
      case NOT_HAS_PROPERTY -> has(name).not();
      case CONTAINS_TOKEN -> token(filter);
      case NOT_CONTAINS_TOKEN -> token(filter).not();
      case EQ -> compare(filter, "=");
      case NEQ -> compare(filter, "<>");
      case LT -> compare(filter, "<");
      case LTE -> compare(filter, "<=");
      case GT -> compare(filter, ">");
      case GTE -> compare(filter, ">=");
      case BETWEEN ->
          SearchCondition.join(
              List.of(compare(name, filter.value(), ">="), compare(name, filter.highValue(), "<=")),
              "AND");
      case IN -> in(filter);
      case NOT_IN -> SearchCondition.join(List.of(hasKey(name), in(filter).not()), "AND");
    };
  }

  private SearchCondition association(Filter filter, String objectType) {
    List<String> sought =
        switch (filter.operator()) {
          case EQ -> filter.value().stream().toList();
          case IN -> filter.values();
          default -> List.of();
        };
    return sought.isEmpty()
        ? SearchCondition.NEVER
        : new SearchCondition(
            """
            EXISTS (SELECT 1 FROM call_association a WHERE a.portal = c.portal AND a.call_id = c.id
              AND a.to_type = ? AND %s)\
            """
                .formatted(dialect.anyOf("a.to_id")),
            List.of(objectType, sought));
  }

  private SearchCondition has(String name) {
    return switch (name) {
      case "hs_createdate", "hs_lastmodifieddate" -> SearchCondition.ALWAYS;
      default -> new SearchCondition(dialect.property(name) + " IS NOT NULL", List.of(name));
    };
  }

  private SearchCondition hasKey(String name) {
    SearchKey key = key(name);
    return new SearchCondition(key.sql() + " IS NOT NULL", key.parameters());
  }

  private SearchCondition token(Filter filter) {
    String pattern = filter.value().orElse("");
    String name = filter.propertyName();
    return new SearchCondition(
        dialect.hasToken(dialect.property(name)), List.of(name, dialect.tokenParameter(pattern)));
  }

  private SearchCondition compare(Filter filter, String operator) {
    return compare(filter.propertyName(), filter.value(), operator);
  }

  private SearchCondition compare(String name, Optional<String> value, String operator) {
    Optional<Object> due = value.flatMap(text -> value(name, text));
    if (due.isEmpty()) {
      return SearchCondition.NEVER;
    }
    SearchKey key = key(name);
    List<Object> parameters = new ArrayList<>(key.parameters());
    parameters.add(due.get());
    return new SearchCondition(key.sql() + " " + operator + " " + key.value(), parameters);
  }

  private SearchCondition in(Filter filter) {
    List<Object> values =
        filter.values().stream()
            .flatMap(text -> value(filter.propertyName(), text).stream())
            .toList();
    if (values.isEmpty()) {
      return SearchCondition.NEVER;
    }
    SearchKey key = key(filter.propertyName());
    List<Object> parameters = new ArrayList<>(key.parameters());
    parameters.addAll(values);
    return new SearchCondition(
        "%s IN (%s)"
            .formatted(
                key.sql(), String.join(", ", Collections.nCopies(values.size(), key.value()))),
        parameters);
  }

  /** What of a property is compared. */
  SearchKey key(String name) {
    PropertyType type = type(name);
    if (type == PropertyType.DATETIME && INSTANT_COLUMNS.containsKey(name)) {
      return new SearchKey(INSTANT_COLUMNS.getOrDefault(name, ""), "?", List.of());
    }
    if (type == PropertyType.NUMBER && name.equals("hs_call_duration")) {
      return new SearchKey("c.hs_call_duration", NUMBER, List.of());
    }
    if (type == PropertyType.ENUMERATION && CallRows.TEXT_COLUMNS.contains(name)) {
      return new SearchKey("c." + name, "?", List.of());
    }
    String text = dialect.property(name);
    return switch (type) {
      case NUMBER -> {
        String key = dialect.number(text);
        long marks = key.chars().filter(c -> c == '?').count();
        yield new SearchKey(key, NUMBER, Collections.nCopies((int) marks, name));
      }
      case DATETIME -> new SearchKey("rtrim(" + text + ", 'Z')" + binary(), "?", List.of(name));
      case STRING -> new SearchKey(dialect.fold(text), "?", List.of(name));
      case DATE, ENUMERATION, BOOL -> new SearchKey(text + binary(), "?", List.of(name));
    };
  }

  private String binary() {
    return dialect.byCodePoints();
  }

  /** The value as its key's parameter; empty where it isn't of the property's type. */
  private Optional<Object> value(String name, String text) {
    PropertyType type = type(name);
    return switch (type) {
      case NUMBER -> Texts.number(text).map(_ -> text);
      case DATETIME ->
          INSTANT_COLUMNS.containsKey(name)
              ? Optional.ofNullable(CallRows.millis(text))
              : Optional.ofNullable(CallRows.millis(text)).map(_ -> text.replace("Z", ""));
      case STRING -> Optional.of(Texts.fold(text));
      case ENUMERATION ->
          Optional.ofNullable(CallRows.TEXT_COLUMNS.contains(name) ? CallRows.indexed(text) : text);
      case DATE, BOOL -> Optional.of(text);
    };
  }

  private PropertyType type(String name) {
    return SearchMatcher.type(name, types);
  }
}

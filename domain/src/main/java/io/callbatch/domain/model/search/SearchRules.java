package io.callbatch.domain.model.search;

import io.callbatch.domain.model.call.AssociationType;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyDefinitions;
import io.callbatch.domain.model.property.PropertyType;
import io.callbatch.domain.model.property.PropertyValues;
import io.callbatch.domain.model.search.SearchCheck.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks a search, all of it in one pass. For one search. */
public final class SearchRules {

  private static final String ASSOCIATIONS = "associations.";

  /** HubSpot can't filter by it. */
  private static final String NOT_SEARCHABLE = "hs_body_preview_html";

  private final PropertyDefinitions definitions;
  private final SearchLimits limits;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, PropertyType> types = new HashMap<>();

  private SearchRules(PropertyDefinitions definitions, SearchLimits limits) {
    this.definitions = definitions;
    this.limits = limits;
  }

  /** Checks a search against the properties that the portal has. */
  public static SearchCheck check(
      SearchQuery query, PropertyDefinitions definitions, SearchLimits limits) {
    return new SearchRules(definitions, limits).check(query);
  }

  private SearchCheck check(SearchQuery query) {
    sizes(query);
    List<FilterGroup> groups = new ArrayList<>();
    for (int i = 0; i < query.filterGroups().size(); i++) {
      List<Filter> filters = new ArrayList<>();
      List<Filter> sent = query.filterGroups().get(i).filters();
      for (int j = 0; j < sent.size(); j++) {
        filters.add(filter("filterGroups[%d].filters[%d]".formatted(i, j), sent.get(j)));
      }
      groups.add(new FilterGroup(filters));
    }
    query.sort().ifPresent(sort -> sort("sorts[0].propertyName", sort.propertyName()));
    return faults.isEmpty()
        ? new SearchCheck.Accepted(new SearchQuery(query.text(), groups, query.sort()), types)
        : new SearchCheck.Refused(faults);
  }

  private void sizes(SearchQuery query) {
    most("filterGroups", "groups", query.filterGroups().size(), limits.maxGroups());
    int all = 0;
    for (int i = 0; i < query.filterGroups().size(); i++) {
      int size = query.filterGroups().get(i).filters().size();
      most("filterGroups[%d].filters".formatted(i), "filters", size, limits.maxFiltersInGroup());
      all += size;
    }
    most("filterGroups", "filters in all groups", all, limits.maxFilters());
    String text = query.text().orElse("");
    most("query", "characters", text.codePointCount(0, text.length()), limits.maxTextLength());
  }

  private void most(String field, String what, int found, int most) {
    if (found > most) {
      fault(field, "expected at most %,d %s, found %,d".formatted(most, what, found));
    }
  }

  private Filter filter(String place, Filter filter) {
    PropertyType type = type(place + ".propertyName", filter.propertyName());
    boolean association = filter.propertyName().startsWith(ASSOCIATIONS);
    switch (filter.operator()) {
      case HAS_PROPERTY, NOT_HAS_PROPERTY -> {}
      case IN, NOT_IN -> {
        if (filter.values().isEmpty()) {
          fault(place + ".values", "found none; %s needs some".formatted(filter.operator()));
        }
      }
      case BETWEEN -> {
        value(place, filter);
        if (filter.highValue().isEmpty()) {
          fault(place + ".highValue", "found none; BETWEEN requires a highValue");
        }
      }
      case EQ, NEQ, LT, LTE, GT, GTE, CONTAINS_TOKEN, NOT_CONTAINS_TOKEN -> value(place, filter);
    }
    if (association
        && filter.operator() != FilterOperator.EQ
        && filter.operator() != FilterOperator.IN) {
      fault(
          place + ".operator",
          "found %s; associations are compared by EQ or IN".formatted(filter.operator()));
    }
    most(place + ".values", "values", filter.values().size(), limits.maxValues());
    lengths(place, filter);
    return new Filter(
        canonicalName(filter.propertyName()),
        filter.operator(),
        filter.value().map(text -> canonical(place + ".value", filter, type, text)),
        filter.values().stream()
            .map(text -> canonical(place + ".values", filter, type, text))
            .toList(),
        filter.highValue().map(text -> canonical(place + ".highValue", filter, type, text)));
  }

  private void lengths(String place, Filter filter) {
    filter
        .value()
        .ifPresent(text -> {
          if (isToken(filter)) {
            token(place + ".value", text);
          } else {
            length(place + ".value", text, limits.maxValueLength());
          }
        });
    for (int i = 0; i < filter.values().size(); i++) {
      length("%s.values[%d]".formatted(place, i), filter.values().get(i), limits.maxValueLength());
    }
    filter
        .highValue()
        .ifPresent(text -> length(place + ".highValue", text, limits.maxValueLength()));
  }

  private void token(String place, String text) {
    length(place, text, limits.maxTokenLength());
    long stars = text.chars().filter(c -> c == '*').count();
    if (stars > limits.maxTokenStars()) {
      fault(
          place, "expected at most %,d stars, found %,d".formatted(limits.maxTokenStars(), stars));
    }
  }

  private void length(String place, String text, int most) {
    int found = text.codePointCount(0, text.length());
    if (found > most) {
      fault(place, "expected at most %,d characters, found %,d".formatted(most, found));
    }
  }

  private static boolean isToken(Filter filter) {
    return filter.operator() == FilterOperator.CONTAINS_TOKEN
        || filter.operator() == FilterOperator.NOT_CONTAINS_TOKEN;
  }

  private void sort(String place, String property) {
    if (property.startsWith(ASSOCIATIONS)) {
      fault(place, "expected a property of calls, found %s".formatted(shortened(property)));
    } else {
      var _ = type(place, property);
    }
  }

  /** Associations by their object type in the plural, whichever of its names was sent. */
  private static String canonicalName(String property) {
    return property.startsWith(ASSOCIATIONS)
        ? AssociationType.with(property.substring(ASSOCIATIONS.length()))
            .map(type -> ASSOCIATIONS + type.objectType())
            .orElse(property)
        : property;
  }

  private void value(String place, Filter filter) {
    if (filter.value().isEmpty()) {
      fault(place + ".value", "found none; %s needs one".formatted(filter.operator()));
    }
  }

  private String canonical(String place, Filter filter, PropertyType type, String text) {
    Optional<String> canonical =
        isToken(filter) ? Optional.of(text) : PropertyValues.canonical(type, text);
    if (canonical.isEmpty()) {
      fault(place, "expected a %s value, found \"%s\"".formatted(type.wireName(), shortened(text)));
    }
    return canonical.orElse(text);
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }

  private PropertyType type(String place, String property) {
    if (property.startsWith(ASSOCIATIONS)) {
      if (AssociationType.with(property.substring(ASSOCIATIONS.length())).isEmpty()) {
        fault(
            place, "found %s, which calls can't be associated with".formatted(shortened(property)));
      }
      return PropertyType.STRING;
    }
    Optional<PropertyDefinition> definition =
        definitions.find(property).filter(found -> !found.name().equals(NOT_SEARCHABLE));
    if (definition.isEmpty()) {
      fault(
          place,
          "expected a property that calls have and that can be searched, found \"%s\""
              .formatted(shortened(property)));
      return PropertyType.STRING;
    }
    types.put(property, definition.get().type());
    return definition.get().type();
  }

  private void fault(String field, String message) {
    faults.add(new Fault(field, message));
  }
}

package io.callbatch.domain.model.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.property.PropertyDefinitions;
import io.callbatch.domain.model.property.PropertyType;
import io.callbatch.domain.model.search.SearchCheck.Fault;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class SearchRulesTest {

  private static SearchCheck check(SearchQuery query) {
    return SearchRules.check(query, PropertyDefinitions.HUBSPOT_ONLY, SearchLimits.DEFAULT);
  }

  private static SearchQuery query(Filter... filters) {
    return new SearchQuery(
        Optional.empty(), List.of(new FilterGroup(List.of(filters))), Optional.empty());
  }

  private static SearchQuery sorted(String property) {
    return new SearchQuery(Optional.empty(), List.of(), Optional.of(new Sort(property, false)));
  }

  private static Filter filter(String property, FilterOperator operator, String value) {
    return new Filter(property, operator, Optional.of(value), List.of(), Optional.empty());
  }

  private static Filter in(String property, String... values) {
    return new Filter(
        property, FilterOperator.IN, Optional.empty(), List.of(values), Optional.empty());
  }

  private static SearchCheck.Accepted accepted(SearchQuery query) {
    return switch (check(query)) {
      case SearchCheck.Accepted accepted -> accepted;
      case SearchCheck.Refused refused -> throw new AssertionError("" + refused.faults());
    };
  }

  private static List<String> faultyFields(SearchQuery query) {
    return switch (check(query)) {
      case SearchCheck.Refused refused -> refused.faults().stream().map(Fault::field).toList();
      case SearchCheck.Accepted _ -> List.of();
    };
  }

  @Nested
  class Accepts {
    @Test
    void valuesInTheFormInWhichTheyAreKept() {
      SearchQuery sent =
          query(
              new Filter(
                  "hs_timestamp",
                  FilterOperator.BETWEEN,
                  Optional.of("1772323200000"),
                  List.of(),
                  Optional.of("2026-03-02T01:00:00+01:00")),
              in("hs_call_duration", "1.5e3", "2"));
      SearchCheck.Accepted accepted = accepted(sent);

      Filter between = accepted.query().filterGroups().getFirst().filters().getFirst();
      assertThat(between.value()).contains("2026-03-01T00:00:00Z");
      assertThat(between.highValue()).contains("2026-03-02T00:00:00Z");
      assertThat(accepted.types())
          .isEqualTo(
              Map.of(
                  "hs_timestamp", PropertyType.DATETIME,
                  "hs_call_duration", PropertyType.NUMBER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"contact", "contacts", "0-1"})
    void associationsByEachNameOfTheirObjectType(String name) {
      Filter filter =
          accepted(query(filter("associations." + name, FilterOperator.EQ, "901")))
              .query()
              .filterGroups()
              .getFirst()
              .filters()
              .getFirst();
      assertThat(SearchMatcher.associatedType(filter.propertyName())).contains("contacts");
    }

    @Test
    void aTokenWhateverThePropertysType() {
      assertThat(
              faultyFields(query(filter("hs_call_duration", FilterOperator.CONTAINS_TOKEN, "15*"))))
          .isEmpty();
    }

    @Test
    void asManyGroupsAndFiltersAsAreAllowed() {
      Filter filter = filter("hs_call_title", FilterOperator.EQ, "a");
      FilterGroup full = new FilterGroup(Collections.nCopies(6, filter));
      assertThat(
              faultyFields(
                  new SearchQuery(
                      Optional.of("x".repeat(3_000)),
                      List.of(
                          full, full, full, new FilterGroup(List.of()), new FilterGroup(List.of())),
                      Optional.of(new Sort("hs_timestamp", true)))))
          .isEmpty();
    }
  }

  @Nested
  class Refuses {
    @ParameterizedTest
    @EnumSource(
        mode = Mode.EXCLUDE,
        names = {"HAS_PROPERTY", "NOT_HAS_PROPERTY"})
    void operatorsWithoutTheirValues(FilterOperator operator) {
      Filter bare =
          new Filter("hs_call_title", operator, Optional.empty(), List.of(), Optional.empty());
      String place = "filterGroups[0].filters[0].";
      assertThat(faultyFields(query(bare)))
          .isEqualTo(
              switch (operator) {
                case IN, NOT_IN -> List.of(place + "values");
                case BETWEEN -> List.of(place + "value", place + "highValue");
                default -> List.of(place + "value");
              });
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "", "hs_body_preview_html", "associations.planets"})
    void propertiesThatCantBeSearched(String property) {
      assertThat(faultyFields(query(filter(property, FilterOperator.EQ, "a"))))
          .containsExactly("filterGroups[0].filters[0].propertyName");
      assertThat(faultyFields(sorted(property))).containsExactly("sorts[0].propertyName");
    }

    @Test
    void sortingByAssociations() {
      assertThat(faultyFields(sorted("associations.contact")))
          .containsExactly("sorts[0].propertyName");
    }

    @Test
    void associationsComparedOtherwiseThanByEqualityAndValuesOfOtherTypes() {
      assertThat(
              faultyFields(
                  query(
                      filter("associations.contact", FilterOperator.GT, "1"),
                      filter("hs_call_duration", FilterOperator.EQ, "abc"),
                      filter("hs_timestamp", FilterOperator.LT, "soon"),
                      in("hs_call_has_voicemail", "true", "maybe"))))
          .containsExactly(
              "filterGroups[0].filters[0].operator",
              "filterGroups[0].filters[1].value",
              "filterGroups[0].filters[2].value",
              "filterGroups[0].filters[3].values");
    }

    @Test
    void whatIsTooMuch() {
      Filter filter = filter("hs_call_title", FilterOperator.EQ, "a");
      FilterGroup large = new FilterGroup(Collections.nCopies(7, filter));
      FilterGroup wide = new FilterGroup(List.of(in("hs_call_title", "x ".repeat(101).split(" "))));
      assertThat(
              faultyFields(
                  new SearchQuery(
                      Optional.of("x".repeat(3_001)),
                      List.of(large, large, large, wide, wide, wide),
                      Optional.empty())))
          .containsExactly(
              "filterGroups",
              "filterGroups[0].filters",
              "filterGroups[1].filters",
              "filterGroups[2].filters",
              "filterGroups",
              "query",
              "filterGroups[3].filters[0].values",
              "filterGroups[4].filters[0].values",
              "filterGroups[5].filters[0].values");
    }

    @Test
    void valuesThatAreTooLong() {
      assertThat(
              faultyFields(
                  query(
                      filter("hs_call_title", FilterOperator.EQ, "x".repeat(3_001)),
                      in("hs_call_title", "x", "x".repeat(3_001)),
                      new Filter(
                          "hs_call_title",
                          FilterOperator.BETWEEN,
                          Optional.of("a"),
                          List.of(),
                          Optional.of("x".repeat(3_001))),
                      // Nobody looks at it, and nobody should have to keep it either.
                      filter("hs_call_title", FilterOperator.HAS_PROPERTY, "x".repeat(3_001)))))
          .containsExactly(
              "filterGroups[0].filters[0].value",
              "filterGroups[0].filters[1].values[1]",
              "filterGroups[0].filters[2].highValue",
              "filterGroups[0].filters[3].value");
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTAINS_TOKEN", "NOT_CONTAINS_TOKEN"})
    void tokensThatAreTooLongOrHaveTooManyStars(FilterOperator operator) {
      assertThat(
              faultyFields(
                  query(
                      filter("hs_call_title", operator, "x".repeat(101)),
                      filter("hs_call_title", operator, "*a*a*a*a*a*a"),
                      filter("hs_call_title", operator, "*".repeat(6)))))
          .containsExactly(
              "filterGroups[0].filters[0].value",
              "filterGroups[0].filters[1].value",
              "filterGroups[0].filters[2].value");
    }
  }

  @Test
  void aValueAndATokenMayBeAsLongAsTheLimitSays() {
    assertThat(
            faultyFields(
                query(
                    filter("hs_call_title", FilterOperator.EQ, "\uD83D\uDCDE".repeat(3_000)),
                    filter(
                        "hs_call_title",
                        FilterOperator.CONTAINS_TOKEN,
                        "*".repeat(5) + "x".repeat(95)))))
        .isEmpty();
  }
}

package io.callbatch.adapter.json.hubspot.request;

import io.callbatch.domain.model.search.Filter;
import io.callbatch.domain.model.search.FilterGroup;
import io.callbatch.domain.model.search.FilterOperator;
import io.callbatch.domain.model.search.Sort;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the body of a search. */
public final class SearchBodies {

  private static final int DEFAULT_LIMIT = 10;

  private SearchBodies() {}

  /**
   * What a search asks for.
   *
   * @param query words to search for
   * @param filterGroups conditions
   * @param sorts orders, the first of which counts most
   * @param properties names of properties to show
   * @param limit how many matches at most
   * @param after how many matches to leave out
   */
  public record SearchBody(
      Optional<String> query,
      List<FilterGroup> filterGroups,
      List<Sort> sorts,
      List<String> properties,
      int limit,
      int after) {}

  /**
   * Reads a search.
   *
   * @throws InvalidBodyException if the body isn't one
   */
  public static SearchBody read(byte[] body) {
    return JsonBody.read(
        body,
        in -> {
          Members members = new Members();
          in.object("PublicObjectSearchRequest", name -> members.member(in, name));
          return members.body();
        });
  }

  private static FilterGroup group(JsonBody in) {
    List<Filter> filters = new ArrayList<>();
    in.object(
        "FilterGroup",
        name -> {
          if (name.equals("filters")) {
            filters.clear();
            filters.addAll(filters(in));
          } else {
            in.skip();
          }
        });
    return new FilterGroup(filters);
  }

  private static List<Filter> filters(JsonBody in) {
    return in.array("List<Filter>", () -> filter(in));
  }

  private static Filter filter(JsonBody in) {
    FilterMembers members = new FilterMembers();
    int start = in.object("Filter", name -> members.member(in, name));
    List<String> missing = new ArrayList<>();
    if (members.propertyName.isEmpty()) {
      missing.add("propertyName");
    }
    if (members.operator.isEmpty()) {
      missing.add("operator");
    }
    if (!missing.isEmpty()) {
      throw in.faultOf(
          start, "Cannot build Filter, some of required attributes are not set " + missing);
    }
    if (members.operator.get() == FilterOperator.BETWEEN && members.highValue.isEmpty()) {
      throw in.faultOf(
          start, "Cannot build Filter, problem: operator BETWEEN requires a highValue");
    }
    return new Filter(
        members.propertyName.get(),
        members.operator.get(),
        members.value,
        members.values,
        members.highValue);
  }

  private static FilterOperator operator(JsonBody in) {
    String name = in.text();
    return Arrays.stream(FilterOperator.values())
        .filter(operator -> operator.name().equals(name))
        .findAny()
        .orElseThrow(() ->
            in.fault("expected an operator, one of " + Arrays.toString(FilterOperator.values())));
  }

  /**
   * An order: {@code {"propertyName", "direction"}}, the same as text, or the name alone, with
   * {@code -} before it where the greatest is to come first.
   */
  private static Sort sort(JsonBody in) {
    if (in.isObject()) {
      return sortObject(in);
    }
    String text = in.text();
    if (text.startsWith("{")) {
      return JsonBody.read(text.getBytes(StandardCharsets.UTF_8), SearchBodies::sortObject);
    }
    return text.startsWith("-") ? new Sort(text.substring(1), true) : new Sort(text, false);
  }

  private static Sort sortObject(JsonBody in) {
    List<String> propertyName = new ArrayList<>();
    List<Boolean> descending = new ArrayList<>(List.of(false));
    int start =
        in.object(
            "Sort",
            name -> {
              switch (name) {
                case "propertyName" -> propertyName.add(in.text());
                case "direction" -> descending.add(descending(in));
                default -> in.skip();
              }
            });
    in.require(start, propertyName.isEmpty() ? List.of("propertyName") : List.of());
    return new Sort(propertyName.getLast(), descending.getLast());
  }

  private static boolean descending(JsonBody in) {
    return switch (in.text()) {
      case "ASCENDING" -> false;
      case "DESCENDING" -> true;
      default -> throw in.fault("expected the direction ASCENDING or DESCENDING, found another");
    };
  }

  /** The members of a search. */
  private static final class Members {
    private Optional<String> query = Optional.empty();
    private List<FilterGroup> filterGroups = List.of();
    private List<Filter> filters = List.of();
    private List<Sort> sorts = List.of();
    private List<String> properties = List.of();
    private int limit = DEFAULT_LIMIT;
    private int after;

    void member(JsonBody in, String name) {
      switch (name) {
        case "query" -> query = Optional.of(in.text());
        case "filterGroups" -> filterGroups = in.array("List<FilterGroup>", () -> group(in));
        case "filters" -> filters = filters(in);
        case "sorts" -> sorts = in.array("List<Sort>", () -> sort(in));
        case "properties" -> properties = in.texts();
        case "limit" -> limit = in.integer();
        case "after" -> after = in.integer();
        default -> in.skip();
      }
    }

    /** Filters outside of a group are one. */
    SearchBody body() {
      List<FilterGroup> groups = new ArrayList<>(filterGroups);
      if (!filters.isEmpty()) {
        groups.add(new FilterGroup(filters));
      }
      return new SearchBody(query, groups, sorts, properties, limit, after);
    }
  }

  /** The members of a filter. */
  private static final class FilterMembers {
    private Optional<String> propertyName = Optional.empty();
    private Optional<FilterOperator> operator = Optional.empty();
    private Optional<String> value = Optional.empty();
    private List<String> values = List.of();
    private Optional<String> highValue = Optional.empty();

    void member(JsonBody in, String name) {
      switch (name) {
        case "propertyName" -> propertyName = Optional.of(in.text());
        case "operator" -> operator = Optional.of(operator(in));
        case "value" -> value = Optional.of(in.text());
        case "values" -> values = in.texts();
        case "highValue" -> highValue = Optional.of(in.text());
        default -> in.skip();
      }
    }
  }
}

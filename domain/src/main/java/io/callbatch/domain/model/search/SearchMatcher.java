package io.callbatch.domain.model.search;

import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.property.PropertyType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Says which calls a query finds, and in which order: the meaning of a search, without a database.
 *
 * <p>A value that isn't of its property's type is compared with nothing, but it is there. When a
 * call was created and last changed comes from the call, not from its properties. Texts that aren't
 * enumerations are compared without regard to case.
 */
public final class SearchMatcher {

  /** The properties that full text looks into. */
  public static final List<String> TEXT_PROPERTIES = List.of("hs_call_title", "hs_body_preview");

  private static final String ASSOCIATIONS = "associations.";

  private final SearchQuery query;
  private final Map<String, PropertyType> types;
  private final List<String> words;
  private final Map<String, TokenPattern> tokens = new ConcurrentHashMap<>();

  /**
   * Takes a query.
   *
   * @param types the types of the properties that it names; text where none is given
   */
  public SearchMatcher(SearchQuery query, Map<String, PropertyType> types) {
    this.query = query;
    this.types = Map.copyOf(types);
    this.words = query.text().map(Texts::words).orElse(List.of());
  }

  /** The object type, in the plural, of a pseudo-property such as {@code associations.contact}. */
  public static Optional<String> associatedType(String propertyName) {
    if (!propertyName.startsWith(ASSOCIATIONS)) {
      return Optional.empty();
    }
    String name = propertyName.substring(ASSOCIATIONS.length());
    if (name.endsWith("y")) {
      return Optional.of(name.substring(0, name.length() - 1) + "ies");
    }
    return Optional.of(name.endsWith("s") ? name : name + "s");
  }

  /** The type as which a property's values are compared. */
  public static PropertyType type(String property, Map<String, PropertyType> types) {
    return switch (property) {
      case "hs_createdate", "hs_lastmodifieddate" -> PropertyType.DATETIME;
      default -> types.getOrDefault(property, PropertyType.STRING);
    };
  }

  /** Whether the query finds a call with these associations. */
  public boolean matches(StoredCall call, List<CallAssociation> associations) {
    return !call.archived()
        && hasWords(call)
        && (query.filterGroups().isEmpty()
            || query.filterGroups().stream()
                .anyMatch(group ->
                    group.filters().stream().allMatch(f -> matches(f, call, associations))));
  }

  private boolean hasWords(StoredCall call) {
    if (words.isEmpty()) {
      return true;
    }
    Set<String> had = new HashSet<>();
    for (String property : TEXT_PROPERTIES) {
      had.addAll(Texts.words(call.properties().getOrDefault(property, "")));
    }
    return had.containsAll(words);
  }

  private boolean matches(Filter filter, StoredCall call, List<CallAssociation> associations) {
    Optional<String> objectType = associatedType(filter.propertyName());
    if (objectType.isPresent()) {
      return associations.stream()
          .filter(association -> association.toObjectType().equals(objectType.get()))
          .anyMatch(association -> sought(filter).anyMatch(association.toId()::equals));
    }
    Optional<String> value = value(call, filter.propertyName());
    Optional<String> kept = Optional.ofNullable(call.properties().get(filter.propertyName()));
    return switch (filter.operator()) {
      case HAS_PROPERTY -> value.isPresent();
      case NOT_HAS_PROPERTY -> value.isEmpty();
      case CONTAINS_TOKEN -> kept.filter(k -> hasToken(filter, k)).isPresent();
      case NOT_CONTAINS_TOKEN -> kept.filter(k -> !hasToken(filter, k)).isPresent();
      default ->
          value
              .flatMap(text -> key(filter.propertyName(), text))
              .filter(key -> compares(filter, key))
              .isPresent();
    };
  }

  /** What an association's filter looks for, which knows {@code EQ} and {@code IN} only. */
  private static Stream<String> sought(Filter filter) {
    return switch (filter.operator()) {
      case EQ -> filter.value().stream();
      case IN -> filter.values().stream();
      default -> Stream.empty();
    };
  }

  private boolean hasToken(Filter filter, String value) {
    return tokens.computeIfAbsent(filter.value().orElse(""), TokenPattern::new).isIn(value);
  }

  private boolean compares(Filter filter, Key key) {
    Optional<Integer> order = filter.value().flatMap(text -> order(key, filter, text));
    return switch (filter.operator()) {
      case EQ -> order.filter(o -> o == 0).isPresent();
      case NEQ -> order.filter(o -> o != 0).isPresent();
      case LT -> order.filter(o -> o < 0).isPresent();
      case LTE -> order.filter(o -> o <= 0).isPresent();
      case GT -> order.filter(o -> o > 0).isPresent();
      case GTE -> order.filter(o -> o >= 0).isPresent();
      case BETWEEN ->
          order.filter(o -> o >= 0).isPresent()
              && filter
                  .highValue()
                  .flatMap(h -> order(key, filter, h))
                  .filter(o -> o <= 0)
                  .isPresent();
      case IN -> isOneOf(filter, key);
      case NOT_IN -> !isOneOf(filter, key);
      default -> throw new IllegalStateException(filter.operator() + " compares nothing");
    };
  }

  private boolean isOneOf(Filter filter, Key key) {
    return filter.values().stream()
        .flatMap(text -> key(filter.propertyName(), text).stream())
        .anyMatch(other -> key.compareTo(other) == 0);
  }

  private Optional<Integer> order(Key key, Filter filter, String text) {
    return key(filter.propertyName(), text).map(key::compareTo);
  }

  /** The calls' order: that of the query, else the oldest first; then by id. */
  public Comparator<StoredCall> order() {
    Comparator<StoredCall> byId = Comparator.comparing(StoredCall::id);
    if (query.sort().isEmpty()) {
      return Comparator.comparing(StoredCall::createdAt).thenComparing(byId);
    }
    Sort sort = query.sort().get();
    Comparator<Key> keys =
        sort.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return Comparator.comparing(
            (StoredCall call) ->
                value(call, sort.propertyName()).flatMap(v -> key(sort.propertyName(), v)),
            Comparator.comparing(
                (Optional<Key> key) -> key.orElse(null), Comparator.nullsLast(keys)))
        .thenComparing(byId);
  }

  private static Optional<String> value(StoredCall call, String property) {
    return switch (property) {
      case "hs_createdate" -> Optional.of(call.createdAt().toString());
      case "hs_lastmodifieddate" -> Optional.of(call.updatedAt().toString());
      default -> Optional.ofNullable(call.properties().get(property));
    };
  }

  private Optional<Key> key(String property, String text) {
    return switch (type(property, types)) {
      case NUMBER -> Texts.number(text).map(number -> new Key(number, ""));
      case DATETIME -> instant(text).map(instant -> new Key(millis(instant), ""));
      case STRING -> Optional.of(new Key(BigDecimal.ZERO, Texts.fold(text)));
      case DATE, ENUMERATION, BOOL -> Optional.of(new Key(BigDecimal.ZERO, text));
    };
  }

  private static BigDecimal millis(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli());
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** What is compared: a number, or a text. */
  private record Key(BigDecimal number, String text) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byNumber = number.compareTo(other.number);
      return byNumber != 0 ? byNumber : Texts.BY_CODE_POINTS.compare(text, other.text);
    }
  }
}

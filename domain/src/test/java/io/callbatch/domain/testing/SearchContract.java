package io.callbatch.domain.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.call.AssociationCategory;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.property.PropertyType;
import io.callbatch.domain.model.search.Filter;
import io.callbatch.domain.model.search.FilterGroup;
import io.callbatch.domain.model.search.FilterOperator;
import io.callbatch.domain.model.search.SearchMatcher;
import io.callbatch.domain.model.search.SearchQuery;
import io.callbatch.domain.model.search.Sort;
import io.callbatch.domain.port.out.CallStore.CallWrite;
import io.callbatch.domain.port.out.CallStore.SearchPage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The contract of search: what {@link SearchMatcher} finds, in its order. */
public abstract class SearchContract extends StoreContract {
  private static final Map<String, PropertyType> TYPES =
      Map.ofEntries(
          Map.entry("hs_timestamp", PropertyType.DATETIME),
          Map.entry("hs_createdate", PropertyType.DATETIME),
          Map.entry("hs_lastmodifieddate", PropertyType.DATETIME),
          Map.entry("hs_call_direction", PropertyType.ENUMERATION),
          Map.entry("hs_call_status", PropertyType.ENUMERATION),
          Map.entry("hs_call_duration", PropertyType.NUMBER),
          Map.entry("hs_call_title", PropertyType.STRING),
          Map.entry("hs_body_preview", PropertyType.STRING),
          Map.entry("score", PropertyType.NUMBER),
          Map.entry("due", PropertyType.DATETIME),
          Map.entry("day", PropertyType.DATE),
          Map.entry("vip", PropertyType.BOOL),
          Map.entry("kind", PropertyType.ENUMERATION),
          Map.entry("o'brien\"; --", PropertyType.STRING));
  private static final List<String> NAMES = TYPES.keySet().stream().sorted().toList();
  private static final int CALLS = 40;
  private static final int QUERIES = 60;

  @Test
  void findsWhatTheMatcherFinds() {
    Samples.check(
        "search finds what the matcher finds",
        3,
        random -> {
          store.close().run();
          store = open();
          Draw draw = new Draw(random);
          Map<StoredCall, List<CallAssociation>> calls = calls(draw);
          for (int i = 0; i < QUERIES; i++) {
            SearchQuery query = query(draw);
            SearchMatcher matcher = new SearchMatcher(query, TYPES);
            List<StoredCall> due =
                calls.entrySet().stream()
                    .filter(call -> matcher.matches(call.getKey(), call.getValue()))
                    .map(Map.Entry::getKey)
                    .sorted(matcher.order())
                    .toList();
            int offset = draw.below(3);
            int limit = 1 + draw.below(CALLS);
            SearchPage page =
                store
                    .transactions()
                    .read(PORTAL, t -> t.calls().search(query, TYPES, offset, limit));
            assertThat(page)
                .as("%s", query)
                .isEqualTo(
                    new SearchPage(due.size(), due.stream().skip(offset).limit(limit).toList()));
          }
        });
  }

  @Test
  void changedAndArchivedCallsAreFoundAsTheyAreNow() {
    StoredCall call = create(Map.of("hs_call_title", "Discovery call")).getFirst();
    assertThat(search("DISCOVERY").calls()).containsExactly(call);
    StoredCall renamed = call(call.id(), Map.of("hs_call_title", "Closing"));
    update(renamed, false);
    assertThat(search("discovery").calls()).isEmpty();
    assertThat(search("closing").calls()).containsExactly(renamed);
    update(renamed, true);
    assertThat(search("closing").total()).isZero();
  }

  private void update(StoredCall call, boolean archive) {
    StoredCall after =
        archive
            ? new StoredCall(call.id(), call.properties(), NOON, NOON, Optional.of(NOON))
            : call;
    store
        .transactions()
        .write(
            PORTAL,
            t -> {
              t.calls().update(List.of(write(after)));
              return true;
            });
  }

  private SearchPage search(String text) {
    SearchQuery query = new SearchQuery(Optional.of(text), List.of(), Optional.empty());
    return store.transactions().read(PORTAL, t -> t.calls().search(query, TYPES, 0, 10));
  }

  private Map<StoredCall, List<CallAssociation>> calls(Draw draw) {
    return store
        .transactions()
        .write(
            PORTAL,
            t -> {
              Map<StoredCall, List<CallAssociation>> calls = new HashMap<>();
              List<CallWrite> writes =
                  t.calls().newIds(CALLS).stream().map(id -> drawn(id, draw)).toList();
              t.calls().insert(writes);
              writes.forEach(write -> calls.put(write.call(), write.associations()));
              return calls;
            });
  }

  private static CallWrite drawn(CallId id, Draw draw) {
    Map<String, String> properties = draw.mapOf(NAMES, name -> value(name, draw));
    StoredCall call =
        new StoredCall(
            id,
            new TreeMap<>(properties),
            NOON.plusSeconds(draw.below(4)),
            NOON.plusMillis(draw.below(4)),
            draw.chance(10) ? Optional.of(NOON) : Optional.empty());
    List<CallAssociation> associations =
        draw.chance(50)
            ? List.of(
                new CallAssociation(
                    draw.oneOf("contacts", "companies"),
                    "" + draw.below(3),
                    new AssociationSpec(AssociationCategory.HUBSPOT_DEFINED, 194)))
            : List.of();
    return write(call, associations);
  }

  private static String value(String name, Draw draw) {
    return switch (TYPES.get(name)) {
      case NUMBER -> draw.oneOf("0", "1", "1.0", "-2", "1e1", "10", "9", "0.5", "60000");
      case DATETIME ->
          draw.oneOf(
              "2026-03-12T12:00:00Z",
              "2026-03-12T12:00:00.123Z",
              "2026-03-12T12:00:01Z",
              "2025-12-31T23:59:59.999Z");
      case DATE -> draw.oneOf("2026-03-12", "2026-03-13");
      case BOOL -> draw.oneOf("true", "false");
      case ENUMERATION -> draw.oneOf("INBOUND", "inbound", "OUTBOUND");
      case STRING ->
          draw.oneOf(
              "Discovery call",
              "discovery",
              "ÉCOLE 100% a_b",
              "école",
              "ann@hubspot.com, bob",
              "call\u0001\uD83D\uDCDE \uFFFD",
              "\uD83D\uDCDE",
              "\uFFFD");
    };
  }

  private static SearchQuery query(Draw draw) {
    Optional<String> text =
        draw.chance(20)
            ? Optional.of(draw.oneOf("discovery", "Call DISCOVERY", "école", "\" OR '", "hub com"))
            : Optional.empty();
    Optional<Sort> sort =
        draw.optional(() -> new Sort(NAMES.get(draw.below(NAMES.size())), draw.chance(50)));
    List<FilterGroup> groups =
        draw.list(() -> new FilterGroup(draw.list(() -> filter(draw)))).stream()
            .filter(group -> !group.filters().isEmpty())
            .toList();
    return new SearchQuery(text, groups, sort);
  }

  private static Filter filter(Draw draw) {
    if (draw.chance(15)) {
      return new Filter(
          draw.oneOf("associations.contact", "associations.company"),
          draw.oneOf(FilterOperator.EQ, FilterOperator.IN),
          Optional.of("" + draw.below(3)),
          List.of("0", "2"),
          Optional.empty());
    }
    String name = NAMES.get(draw.below(NAMES.size()));
    FilterOperator operator = draw.oneOf(FilterOperator.values());
    boolean token =
        operator == FilterOperator.CONTAINS_TOKEN || operator == FilterOperator.NOT_CONTAINS_TOKEN;
    return new Filter(
        name,
        operator,
        Optional.of(token ? token(draw) : value(name, draw)),
        draw.list(() -> value(name, draw)),
        Optional.of(value(name, draw)));
  }

  private static String token(Draw draw) {
    return draw.oneOf(
        "disc*",
        "CALL",
        "*@hubspot.com",
        "*",
        "a_b",
        "100%",
        "é*e",
        "12:00",
        "%",
        "(",
        "2026*Z",
        "in*");
  }
}

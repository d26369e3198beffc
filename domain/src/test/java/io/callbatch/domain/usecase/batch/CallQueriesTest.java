package io.callbatch.domain.usecase.batch;

import static io.callbatch.domain.usecase.batch.PortalFixture.CALLER;
import static io.callbatch.domain.usecase.batch.PortalFixture.OTHER;
import static io.callbatch.domain.usecase.batch.PortalFixture.PORTAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.search.Filter;
import io.callbatch.domain.model.search.FilterGroup;
import io.callbatch.domain.model.search.FilterOperator;
import io.callbatch.domain.model.search.SearchLimits;
import io.callbatch.domain.model.search.SearchQuery;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.ListCallsUseCase.CallPage;
import io.callbatch.domain.port.in.ListCallsUseCase.ListCallsCommand;
import io.callbatch.domain.port.in.PurgeCallUseCase.PurgeCallCommand;
import io.callbatch.domain.port.in.SearchCallsUseCase.SearchCallsCommand;
import io.callbatch.domain.port.in.SearchCallsUseCase.SearchResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists, searches and purges. */
class CallQueriesTest {
  private final PortalFixture portal = new PortalFixture();

  @Nested
  class ListCalls {
    private CallPage page(boolean archived, Optional<CallId> from, int limit) {
      Selection selection = new Selection(List.of("hs_call_title"), List.of(), List.of(), archived);
      return new ListCallsService(portal.store)
          .list(new ListCallsCommand(PORTAL, selection, from, limit));
    }

    @Test
    void everyPropertyIsShownWithItsValueOrNotAtAll() {
      portal.create("hs_call_title", "b");
      ListCallsCommand command =
          new ListCallsCommand(
              PORTAL,
              new Selection(List.of(), List.of(), List.of(), false),
              Optional.empty(),
              1,
              true);

      Call call = new ListCallsService(portal.store).list(command).calls().getFirst();

      assertThat(call.properties())
          .containsEntry("hs_call_title", "b")
          .containsKeys("hs_timestamp", "hs_object_id");
      assertThat(call.nullProperties()).isEmpty();
    }

    @Test
    void pagesFollowTheIds() {
      String first = portal.create();
      String archived = portal.create();
      String second = portal.create("hs_call_title", "b");
      String third = portal.create();
      portal.archive(archived);

      CallPage page = page(false, Optional.empty(), 2);
      assertThat(page.calls()).extracting(Call::id).containsExactly(first, second);
      assertThat(page.calls().get(1).properties()).containsEntry("hs_call_title", "b");
      assertThat(page.next()).isEqualTo(CallId.parse(third));
      CallPage last = page(false, page.next(), 2);
      assertThat(last.calls()).extracting(Call::id).containsExactly(third);
      assertThat(last.next()).isEmpty();
      assertThat(page(true, Optional.empty(), 2).calls())
          .extracting(Call::id)
          .containsExactly(archived);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001, Integer.MAX_VALUE})
    void aLimitOutOfRangeIsRefused(int limit) {
      assertThatThrownBy(() -> page(false, Optional.empty(), limit))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessage("expected 1 to 1,000, found %d", limit);
    }
  }

  @Nested
  class Search {
    private SearchResult search(String property, String value, int offset, int limit) {
      Filter filter =
          new Filter(property, FilterOperator.EQ, Optional.of(value), List.of(), Optional.empty());
      SearchQuery query =
          new SearchQuery(
              Optional.empty(), List.of(new FilterGroup(List.of(filter))), Optional.empty());
      return new SearchCallsService(portal.store, SearchLimits.DEFAULT)
          .search(
              new SearchCallsCommand(
                  PORTAL, query, List.of("hs_call_duration", "nonsense"), offset, limit));
    }

    @Test
    void whatMatchesIsFoundAtOnceAndShownAsAskedFor() {
      portal.create("hs_call_title", "other");
      String first = portal.create("hs_call_title", "a", "hs_call_duration", "5");
      String second = portal.create("hs_call_title", "A");
      portal.archive(portal.create("hs_call_title", "a"));

      SearchResult all = search("hs_call_title", "a", 0, 200);
      assertThat(all.calls()).extracting(Call::id).containsExactly(first, second);
      assertThat(all.calls().getFirst().properties())
          .containsOnlyKeys(
              "hs_call_duration", "hs_createdate", "hs_lastmodifieddate", "hs_object_id");
      SearchResult rest = search("hs_call_title", "a", 1, 1);
      assertThat(rest.total()).isEqualTo(2);
      assertThat(rest.calls()).extracting(Call::id).containsExactly(second);
    }

    @Test
    void whatBreaksARuleIsRefused() {
      assertThatThrownBy(() -> search("nonsense", "a", 0, 1))
          .isInstanceOfSatisfying(
              InvalidRequestException.class,
              e ->
                  assertThat(e.faults())
                      .singleElement()
                      .extracting(InvalidRequestException.FieldFault::field)
                      .isEqualTo("filterGroups[0].filters[0].propertyName"));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0,201", "-1,1", "10000,1", "9801,200", "2147483647,200"})
    void aPageOutOfRangeIsRefused(int offset, int limit) {
      assertThatThrownBy(() -> search("hs_call_title", "a", offset, limit))
          .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void theLastPageThatCanBeReachedIsGiven() {
      assertThat(search("hs_call_title", "a", 9_800, 200).calls()).isEmpty();
    }
  }

  @Nested
  class Purge {
    private void purge(String id, Optional<String> idProperty) {
      portal.purge.purge(new PurgeCallCommand(CALLER, Optional.empty(), id, idProperty));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCallIsGoneForGood(boolean archived) {
      String id = portal.create("pbx_id", "a");
      String kept = portal.create();
      if (archived) {
        portal.archive(id);
      }
      purge(id, Optional.empty());
      boolean there =
          portal.store.<Boolean>read(
              PORTAL,
              transaction ->
                  !transaction.calls().find(CallId.parse(id).stream().toList()).isEmpty());
      assertThat(there).isFalse();
      assertThat(portal.isLive(kept)).isTrue();
    }

    @Test
    void aCallIsNamedByAUniqueProperty() {
      String id = portal.create("pbx_id", "a");
      purge("a", Optional.of("pbx_id"));
      assertThat(portal.isLive(id)).isFalse();
      String other = portal.create();
      purge(other, Optional.of("hs_object_id"));
      assertThat(portal.isLive(other)).isFalse();
    }

    @Test
    void whatIsntThereIsDone() {
      purge("1", Optional.empty());
      purge("abc", Optional.empty());
      purge("a", Optional.of("pbx_id"));
      assertThat(portal.liveCalls()).isZero();
    }

    @Test
    void aPropertyThatIsntUniqueIsRefused() {
      assertThatThrownBy(() -> purge("a", Optional.of("hs_call_title")))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessage("expected a property with unique values, found hs_call_title");
    }

    @Test
    void anotherPortalsCallStays() {
      String id = portal.create();
      portal.purge.purge(
          new PurgeCallCommand(
              new Caller(OTHER, PortalFixture.SOURCE), Optional.empty(), id, Optional.empty()));
      assertThat(portal.isLive(id)).isTrue();
    }
  }
}

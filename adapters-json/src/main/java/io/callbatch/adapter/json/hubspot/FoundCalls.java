package io.callbatch.adapter.json.hubspot;

import io.callbatch.adapter.json.hubspot.answer.HubSpotDocuments;
import io.callbatch.adapter.json.hubspot.error.HubSpotError;
import io.callbatch.adapter.json.hubspot.error.HubSpotErrorException;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.hubspot.request.InvalidParameterException;
import io.callbatch.adapter.json.hubspot.request.QueryParameters;
import io.callbatch.adapter.json.hubspot.request.SearchBodies;
import io.callbatch.adapter.json.hubspot.request.SearchBodies.SearchBody;
import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.search.SearchQuery;
import io.callbatch.domain.port.in.ListCallsUseCase;
import io.callbatch.domain.port.in.ListCallsUseCase.CallPage;
import io.callbatch.domain.port.in.ListCallsUseCase.ListCallsCommand;
import io.callbatch.domain.port.in.SearchCallsUseCase;
import io.callbatch.domain.port.in.SearchCallsUseCase.SearchCallsCommand;
import io.callbatch.domain.port.in.SearchCallsUseCase.SearchResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The routes that find calls: list and search.
 *
 * @param listCalls lists
 * @param searchCalls searches
 */
record FoundCalls(ListCallsUseCase listCalls, SearchCallsUseCase searchCalls) {

  private static final int DEFAULT_LIMIT = 10;
  private static final int MOST_LISTED = 100;
  private static final int MOST_LISTED_WITH_HISTORY = 50;

  /** HubSpot's bound on the body of a search. */
  private static final int MOST_SEARCH_CHARACTERS = 3_000;

  /** A cursor that HubSpot's own clients send, though no answer has it. */
  private static final String FIRST_PAGE = "0";

  HubSpotAnswer list(RoutedRequest request) {
    QueryParameters query = request.query();
    Selection selection = SingleCalls.selection(query);
    int most = selection.propertiesWithHistory().isEmpty() ? MOST_LISTED : MOST_LISTED_WITH_HISTORY;
    CallPage page =
        listCalls.list(
            new ListCallsCommand(
                request.portal(),
                selection,
                after(query),
                PageQuery.limit(query, DEFAULT_LIMIT, most)));
    return HubSpotDocuments.list(
        page.calls(), page.next().map(CallId::text).map(next -> PageQuery.next(request, next)));
  }

  private static Optional<CallId> after(QueryParameters query) {
    return query
        .text("after")
        .filter(text -> !text.equals(FIRST_PAGE))
        .map(text ->
            CallId.parse(text)
                .orElseThrow(() ->
                    new InvalidParameterException(
                        "after", text, "a cursor from paging.next.after")));
  }

  HubSpotAnswer search(RoutedRequest request) throws IOException {
    byte[] json = request.json();
    requireShort(json);
    SearchBody body = SearchBodies.read(json);
    if (body.sorts().size() > 1) {
      throw invalid("expected at most one sort, found %d".formatted(body.sorts().size()));
    }
    if (body.after() < 0) {
      throw invalid("after: expected 0 or more, found %d".formatted(body.after()));
    }
    SearchQuery query =
        new SearchQuery(
            body.query().filter(text -> !text.isBlank()),
            body.filterGroups(),
            body.sorts().stream().findFirst());
    SearchResult result =
        searchCalls.search(
            new SearchCallsCommand(
                request.portal(), query, body.properties(), body.after(), body.limit()));
    int next = body.after() + result.calls().size();
    return HubSpotDocuments.search(
        result.total(),
        result.calls(),
        next < result.total() && !result.calls().isEmpty()
            ? Optional.of(Integer.toString(next))
            : Optional.empty());
  }

  private static void requireShort(byte[] json) {
    int characters = new String(json, StandardCharsets.UTF_8).length();
    if (characters > MOST_SEARCH_CHARACTERS) {
      throw invalid(
          "expected a search of at most %2$d characters, found %1$d"
              .formatted(characters, MOST_SEARCH_CHARACTERS));
    }
  }

  private static HubSpotErrorException invalid(String message) {
    return new HubSpotErrorException(HubSpotError.invalid(message));
  }
}

package io.callbatch.domain.port.in;

import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.search.SearchQuery;
import java.util.List;

/** Searches the live calls of a portal. Safe for several threads. */
public interface SearchCallsUseCase {

  /**
   * A page of matches. Every acknowledged write is found.
   *
   * @throws InvalidRequestException if the query breaks a rule, or the page lies out of range
   */
  SearchResult search(SearchCallsCommand command);

  /**
   * What to search for, and what to show.
   *
   * @param properties names of properties to show, beside those that are always shown
   * @param offset how many matches to leave out, 0 to 10,000 less the limit
   * @param limit how many at most, 1 to 200
   */
  record SearchCallsCommand(
      PortalId portal, SearchQuery query, List<String> properties, int offset, int limit) {}

  /**
   * A page of matches.
   *
   * @param total how many calls match; may be more than can be paged to
   * @param calls those of the page
   */
  record SearchResult(long total, List<Call> calls) {}
}

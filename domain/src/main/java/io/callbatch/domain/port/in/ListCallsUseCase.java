package io.callbatch.domain.port.in;

import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.Selection;
import java.util.List;
import java.util.Optional;

/** Lists the calls of a portal in the order of their ids. Safe for several threads. */
public interface ListCallsUseCase {

  /**
   * A page of calls.
   *
   * @throws InvalidRequestException if the limit is out of range
   */
  CallPage list(ListCallsCommand command);

  /**
   * Which calls, and what of them.
   *
   * @param selection what to show
   * @param from the id at which the page begins; empty: the first
   * @param limit how many at most, 1 to 1,000
   * @param everyProperty whether all properties that a call has are shown, whichever are selected;
   *     those without a value are left out then
   */
  record ListCallsCommand(
      PortalId portal,
      Selection selection,
      Optional<CallId> from,
      int limit,
      boolean everyProperty) {

    /** Shows the selected properties. */
    public ListCallsCommand(
        PortalId portal, Selection selection, Optional<CallId> from, int limit) {
      this(portal, selection, from, limit, false);
    }
  }

  /**
   * A page.
   *
   * @param calls the calls
   * @param next the id at which the next page begins; empty: this is the last
   */
  record CallPage(List<Call> calls, Optional<CallId> next) {}
}

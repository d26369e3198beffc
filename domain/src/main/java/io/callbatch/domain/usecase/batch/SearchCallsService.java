package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.property.PropertyDefinitions;
import io.callbatch.domain.model.search.SearchCheck;
import io.callbatch.domain.model.search.SearchLimits;
import io.callbatch.domain.model.search.SearchRules;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.InvalidRequestException.FieldFault;
import io.callbatch.domain.port.in.SearchCallsUseCase;
import io.callbatch.domain.port.out.CallStore.SearchPage;
import io.callbatch.domain.port.out.Transaction;
import io.callbatch.domain.port.out.Transactions;
import java.util.List;

/** Checks a search and has the store do it. */
public final class SearchCallsService implements SearchCallsUseCase {

  private static final int MAX_LIMIT = 200;

  /** HubSpot's bound on the matches that can be paged to. */
  private static final int REACHABLE = 10_000;

  private final Transactions transactions;
  private final SearchLimits limits;

  /** Searches this store. */
  public SearchCallsService(Transactions transactions, SearchLimits limits) {
    this.transactions = transactions;
    this.limits = limits;
  }

  @Override
  public SearchResult search(SearchCallsCommand command) {
    if (command.limit() < 1 || command.limit() > MAX_LIMIT) {
      throw new InvalidRequestException(
          "limit", "expected 1 to %d, found %d".formatted(MAX_LIMIT, command.limit()));
    }
    if (command.offset() < 0 || command.offset() > REACHABLE - command.limit()) {
      throw new InvalidRequestException(
          "offset",
          "found a page up to match %,d; the first %,d can be paged to"
              .formatted((long) command.offset() + command.limit(), REACHABLE));
    }
    return transactions.read(command.portal(), transaction -> search(transaction, command));
  }

  private SearchResult search(Transaction transaction, SearchCallsCommand command) {
    PropertyDefinitions definitions = PropertyDefinitions.of(transaction.properties().list());
    return switch (SearchRules.check(command.query(), definitions, limits)) {
      case SearchCheck.Refused refused ->
          throw new InvalidRequestException(
              refused.faults().stream()
                  .map(fault -> new FieldFault(fault.field(), fault.message()))
                  .toList());
      case SearchCheck.Accepted accepted -> {
        SearchPage page =
            transaction
                .calls()
                .search(accepted.query(), accepted.types(), command.offset(), command.limit());
        Selection selection = new Selection(command.properties(), List.of(), List.of(), false);
        List<Call> shown =
            List.copyOf(
                new SelectedCalls(transaction.calls(), definitions, selection)
                    .show(page.calls())
                    .values());
        yield new SearchResult(page.total(), shown);
      }
    };
  }
}

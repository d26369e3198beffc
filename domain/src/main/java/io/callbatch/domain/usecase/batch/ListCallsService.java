package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyDefinitions;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.ListCallsUseCase;
import io.callbatch.domain.port.out.Transaction;
import io.callbatch.domain.port.out.Transactions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Lists calls; one more than asked for tells where the next page begins. */
public final class ListCallsService implements ListCallsUseCase {

  private static final int MAX_LIMIT = 1_000;

  private final Transactions transactions;

  /** Reads from this store. */
  public ListCallsService(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public CallPage list(ListCallsCommand command) {
    if (command.limit() < 1 || command.limit() > MAX_LIMIT) {
      throw new InvalidRequestException(
          "limit", "expected 1 to %,d, found %d".formatted(MAX_LIMIT, command.limit()));
    }
    return transactions.read(command.portal(), transaction -> page(transaction, command));
  }

  private static CallPage page(Transaction transaction, ListCallsCommand command) {
    int limit = command.limit();
    List<StoredCall> calls =
        transaction.calls().list(command.from(), limit + 1, command.selection().archived());
    Optional<CallId> next =
        calls.size() > limit ? Optional.of(calls.get(limit).id()) : Optional.empty();
    List<StoredCall> page =
        calls.subList(0, Math.min(limit, calls.size())).stream()
            .filter(call -> MergedCalls.survivor(call).isEmpty())
            .toList();
    PropertyDefinitions definitions = PropertyDefinitions.of(transaction.properties().list());
    Collection<Call> shown =
        new SelectedCalls(transaction.calls(), definitions, selection(command, definitions))
            .show(page)
            .values();
    return new CallPage(
        command.everyProperty()
            ? shown.stream().map(Call::withoutNullProperties).toList()
            : List.copyOf(shown),
        next);
  }

  private static Selection selection(ListCallsCommand command, PropertyDefinitions definitions) {
    Selection asked = command.selection();
    return command.everyProperty()
        ? new Selection(
            definitions.list().stream().map(PropertyDefinition::name).toList(),
            asked.propertiesWithHistory(),
            asked.associations(),
            asked.archived())
        : asked;
  }
}

package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.AssociationInput;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.input.AssociationCheck;
import io.callbatch.domain.model.input.AssociationRules;
import io.callbatch.domain.model.run.Fingerprint;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.in.CallAssociationsUseCase;
import io.callbatch.domain.port.out.CallStore;
import io.callbatch.domain.port.out.CallStore.CallWrite;
import io.callbatch.domain.port.out.Transaction;
import io.callbatch.domain.port.out.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows and changes the associations of calls, each change in one transaction. */
public final class CallAssociationsService implements CallAssociationsUseCase {

  private final Transactions transactions;
  private final InstantSource clock;

  /** Works on this store. */
  public CallAssociationsService(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<List<CallAssociation>> list(PortalId portal, String id, String toObjectType) {
    return transactions.read(
        portal,
        transaction ->
            live(transaction.calls(), id)
                .map(call ->
                    of(transaction.calls(), call).stream()
                        .filter(association -> association.toObjectType().equals(toObjectType))
                        .toList()));
  }

  @Override
  public Optional<InputFailure> add(AssociationCommand command) {
    return change("associate", command, transaction -> add(transaction.calls(), command));
  }

  @Override
  public Optional<InputFailure> remove(AssociationCommand command) {
    return change("dissociate", command, transaction -> remove(transaction.calls(), command));
  }

  private Optional<InputFailure> change(
      String way, AssociationCommand command, Transactions.Work<Optional<InputFailure>> work) {
    Instant now = Millis.now(clock);
    Fingerprint fingerprint = Fingerprints.of(way, words(command));
    InputOutcome outcome =
        Replays.outcome(
            transactions.write(
                command.caller().portal(),
                transaction ->
                    Replays.once(
                        transaction.replays(),
                        command.requestId(),
                        fingerprint,
                        now,
                        () -> Replays.executed(now, outcome(work, transaction)))));
    return switch (outcome) {
      case InputOutcome.Done _ -> Optional.empty();
      case InputOutcome.Failed failed -> Optional.of(failed.failure());
    };
  }

  private static InputOutcome outcome(
      Transactions.Work<Optional<InputFailure>> work, Transaction transaction) {
    return work.in(transaction)
        .<InputOutcome>map(failure -> new InputOutcome.Failed(0, failure))
        .orElseGet(() -> new InputOutcome.Done(0, Optional.empty()));
  }

  private static List<String> words(AssociationCommand command) {
    List<String> words =
        new ArrayList<>(List.of(command.id(), command.toObjectType(), command.toId()));
    for (AssociationSpec type : command.types()) {
      words.add(type.category().name());
      words.add(Integer.toString(type.typeId()));
    }
    return words;
  }

  private static Optional<InputFailure> add(CallStore calls, AssociationCommand command) {
    AssociationInput input = new AssociationInput(command.toId(), command.types());
    return switch (AssociationRules.check(List.of(input), command.toObjectType())) {
      case AssociationCheck.Refused refused -> Optional.of(refused.failure());
      case AssociationCheck.Accepted accepted -> {
        Optional<StoredCall> call = live(calls, command.id());
        call.ifPresent(found ->
            calls.update(
                List.of(
                    new CallWrite(
                        found,
                        Map.of(),
                        Map.of(),
                        accepted.associations(),
                        command.caller().source()))));
        yield missing(call, command.id());
      }
    };
  }

  private static Optional<InputFailure> remove(CallStore calls, AssociationCommand command) {
    Optional<StoredCall> call = live(calls, command.id());
    call.ifPresent(found ->
        calls.dissociate(
            found.id(),
            of(calls, found).stream()
                .filter(association -> isMeant(association, command))
                .toList()));
    return missing(call, command.id());
  }

  private static boolean isMeant(CallAssociation association, AssociationCommand command) {
    return association.toObjectType().equals(command.toObjectType())
        && association.toId().equals(command.toId())
        && (command.types().isEmpty() || command.types().contains(association.spec()));
  }

  private static Optional<InputFailure> missing(Optional<StoredCall> call, String id) {
    return call.isPresent() ? Optional.empty() : Optional.of(Failures.notFound(id));
  }

  private static List<CallAssociation> of(CallStore calls, StoredCall call) {
    return calls.associations(List.of(call.id())).getOrDefault(call.id(), List.of());
  }

  /** The call of that id, or the one that it was merged into. */
  private static Optional<StoredCall> live(CallStore calls, String id) {
    return CallId.parse(id)
        .flatMap(key ->
            Optional.ofNullable(MergedCalls.follow(calls, calls.find(List.of(key))).get(key)))
        .filter(call -> !call.archived());
  }
}

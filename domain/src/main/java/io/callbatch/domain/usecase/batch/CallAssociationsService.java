package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.Fingerprint;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.model.run.RecordedAnswer;
import io.callbatch.domain.model.search.Filter;
import io.callbatch.domain.model.search.FilterGroup;
import io.callbatch.domain.model.search.FilterOperator;
import io.callbatch.domain.model.search.SearchQuery;
import io.callbatch.domain.port.in.CallAssociationsUseCase;
import io.callbatch.domain.port.out.CallStore;
import io.callbatch.domain.port.out.CallStore.SearchPage;
import io.callbatch.domain.port.out.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows and changes the associations of calls, each request in one transaction. */
public final class CallAssociationsService implements CallAssociationsUseCase {

  private static final String ADD = "associate";
  private static final String REMOVE = "dissociate";

  private final Transactions transactions;
  private final InstantSource clock;

  /** Works on this store. */
  public CallAssociationsService(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<List<CallAssociation>> list(PortalId portal, String id, String toObjectType) {
    return Optional.ofNullable(list(portal, List.of(id), toObjectType).get(id));
  }

  @Override
  public Map<String, List<CallAssociation>> list(
      PortalId portal, Collection<String> ids, String toObjectType) {
    return transactions.read(
        portal,
        transaction -> {
          LinkedRecords records = new LinkedRecords(transaction.calls());
          Map<String, StoredCall> live = records.live(ids);
          Map<CallId, List<CallAssociation>> all = records.of(live.values());
          Map<String, List<CallAssociation>> shown = new LinkedHashMap<>();
          live.forEach((id, call) ->
              shown.put(id, withType(all.getOrDefault(call.id(), List.of()), toObjectType)));
          return shown;
        });
  }

  @Override
  public LinkedCalls calls(
      PortalId portal, String objectType, String recordId, int offset, int limit) {
    return transactions.read(
        portal, transaction -> calls(transaction.calls(), objectType, recordId, offset, limit));
  }

  private static LinkedCalls calls(
      CallStore calls, String objectType, String recordId, int offset, int limit) {
    Filter associated =
        new Filter(
            "associations." + objectType,
            FilterOperator.EQ,
            Optional.of(recordId),
            List.of(),
            Optional.empty());
    SearchQuery query =
        new SearchQuery(
            Optional.empty(), List.of(new FilterGroup(List.of(associated))), Optional.empty());
    SearchPage page = calls.search(query, Map.of(), offset, limit);
    Map<CallId, List<CallAssociation>> all =
        calls.associations(page.calls().stream().map(StoredCall::id).toList());
    Map<CallId, List<AssociationSpec>> linked = new LinkedHashMap<>();
    for (StoredCall call : page.calls()) {
      linked.put(
          call.id(),
          withType(all.getOrDefault(call.id(), List.of()), objectType).stream()
              .filter(association -> association.toId().equals(recordId))
              .map(CallAssociation::spec)
              .toList());
    }
    return new LinkedCalls(linked, page.total() > (long) offset + page.calls().size());
  }

  private static List<CallAssociation> withType(
      List<CallAssociation> associations, String objectType) {
    return associations.stream()
        .filter(association -> association.toObjectType().equals(objectType))
        .toList();
  }

  @Override
  public Optional<InputFailure> add(AssociationCommand command) {
    return only(addAll(asBatch(command)));
  }

  @Override
  public Optional<InputFailure> remove(AssociationCommand command) {
    return only(removeAll(asBatch(command)));
  }

  @Override
  public BatchOutcome addAll(AssociationsCommand command) {
    return change(ADD, command, records -> records.add(command.links(), command.caller().source()));
  }

  @Override
  public BatchOutcome removeAll(AssociationsCommand command) {
    return change(REMOVE, command, records -> records.remove(command.links()));
  }

  private static AssociationsCommand asBatch(AssociationCommand command) {
    return new AssociationsCommand(command.caller(), command.requestId(), List.of(command.link()));
  }

  private static Optional<InputFailure> only(BatchOutcome outcome) {
    return switch (outcome.outcomes().getFirst()) {
      case InputOutcome.Done _ -> Optional.empty();
      case InputOutcome.Failed failed -> Optional.of(failed.failure());
    };
  }

  /** Changes associations, and says what became of each link. */
  private interface Change {
    List<InputOutcome> in(LinkedRecords records);
  }

  private BatchOutcome change(String way, AssociationsCommand command, Change change) {
    Instant now = Millis.now(clock);
    Fingerprint fingerprint = Fingerprints.of(way, words(command.links()));
    RecordedAnswer answer =
        transactions.write(
            command.caller().portal(),
            transaction ->
                Replays.once(
                    transaction.replays(),
                    command.requestId(),
                    fingerprint,
                    now,
                    () ->
                        new RecordedAnswer.Executed(
                            new BatchOutcome(
                                now, now, change.in(new LinkedRecords(transaction.calls()))))));
    return Replays.as(RecordedAnswer.Executed.class, answer).outcome();
  }

  private static List<String> words(List<Link> links) {
    List<String> words = new ArrayList<>();
    for (Link link : links) {
      words.addAll(List.of(link.callId(), link.toObjectType(), link.toId()));
      for (AssociationSpec type : link.types()) {
        words.add(type.category().name());
        words.add(Integer.toString(type.typeId()));
      }
    }
    return words;
  }
}

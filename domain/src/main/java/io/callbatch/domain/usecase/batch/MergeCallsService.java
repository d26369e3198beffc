package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.property.CalculatedProperties;
import io.callbatch.domain.model.property.CallProperties;
import io.callbatch.domain.model.run.Fingerprint;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.model.run.RecordedAnswer;
import io.callbatch.domain.port.in.MergeCallsUseCase;
import io.callbatch.domain.port.out.CallStore.CallWrite;
import io.callbatch.domain.port.out.Transaction;
import io.callbatch.domain.port.out.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Merges calls in one transaction. */
public final class MergeCallsService implements MergeCallsUseCase {

  private final Transactions transactions;
  private final InstantSource clock;

  /** Works on this store. */
  public MergeCallsService(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public InputOutcome merge(MergeCallsCommand command) {
    Instant now = Millis.now(clock);
    Fingerprint fingerprint =
        Fingerprints.of("merge", List.of(command.primaryId(), command.idToMerge()));
    RecordedAnswer answer =
        transactions.write(
            command.caller().portal(),
            transaction ->
                Replays.once(
                    transaction.replays(),
                    command.requestId(),
                    fingerprint,
                    now,
                    () -> Replays.executed(now, merge(transaction, command, now))));
    return Replays.outcome(answer);
  }

  private static InputOutcome merge(
      Transaction transaction, MergeCallsCommand command, Instant now) {
    Work work = Work.in(transaction, command.caller(), now);
    CallNames.Name primary = new CallNames.Name(command.primaryId(), Optional.empty());
    CallNames.Name toMerge = new CallNames.Name(command.idToMerge(), Optional.empty());
    NamedCalls named = NamedCalls.of(work, List.of(primary, toMerge));
    Optional<StoredCall> survivor = named.call(primary).filter(call -> !call.archived());
    Optional<StoredCall> merged = named.call(toMerge).filter(call -> !call.archived());
    if (survivor.isEmpty() || merged.isEmpty()) {
      String missing = survivor.isEmpty() ? command.primaryId() : command.idToMerge();
      return new InputOutcome.Failed(0, Failures.notFound(missing));
    }
    if (survivor.get().id().equals(merged.get().id())) {
      return new InputOutcome.Failed(0, Failures.mergedIntoItself(command.idToMerge()));
    }
    StoredCall after = merge(work, survivor.get(), merged.get());
    return new InputOutcome.Done(
        0, Optional.of(CallViews.created(after, Optional.empty(), Optional.empty())));
  }

  /** The merged call goes first: its unique values may become the surviving one's. */
  private static StoredCall merge(Work work, StoredCall survivor, StoredCall merged) {
    List<CallAssociation> associations =
        work.calls().associations(List.of(merged.id())).getOrDefault(merged.id(), List.of());
    TreeMap<String, String> kept = new TreeMap<>(merged.properties());
    kept.put(MergedCalls.INTO, survivor.id().text());
    work.calls()
        .update(
            List.of(
                new ArchiveCalls(work)
                    .archived(
                        new StoredCall(
                            merged.id(),
                            kept,
                            merged.createdAt(),
                            merged.updatedAt(),
                            Optional.empty()))));
    Map<String, String> changes = changes(work, survivor, merged);
    TreeMap<String, String> properties = new TreeMap<>(survivor.properties());
    properties.putAll(changes);
    Map<String, String> calculated =
        CalculatedProperties.ofChange(survivor.properties(), properties, work.now());
    properties.putAll(calculated);
    changes.putAll(calculated);
    StoredCall after =
        new StoredCall(
            survivor.id(), properties, survivor.createdAt(), work.now(), Optional.empty());
    Map<String, String> unique = new LinkedHashMap<>(changes);
    unique.keySet().retainAll(work.definitions().unique());
    work.calls()
        .update(
            List.of(new CallWrite(after, changes, unique, associations, work.caller().source())));
    return after;
  }

  /** What the surviving call lacks, and the ids that it stands for from now on. */
  private static Map<String, String> changes(Work work, StoredCall survivor, StoredCall merged) {
    Map<String, String> changes = new LinkedHashMap<>();
    merged
        .properties()
        .forEach((name, value) -> {
          boolean settable =
              work.definitions()
                  .find(name)
                  .filter(definition -> !definition.flags().readOnly())
                  .isPresent();
          if (settable && !survivor.properties().containsKey(name)) {
            changes.put(name, value);
          }
        });
    changes.put(
        CallProperties.MERGED_IDS,
        Stream.of(
                MergedCalls.mergedInto(survivor).stream(),
                MergedCalls.mergedInto(merged).stream(),
                Stream.of(merged.id()))
            .flatMap(ids -> ids)
            .distinct()
            .map(CallId::text)
            .collect(Collectors.joining(";")));
    return changes;
  }
}

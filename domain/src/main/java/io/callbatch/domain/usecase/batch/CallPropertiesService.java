package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyDefinitions;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.Fingerprint;
import io.callbatch.domain.model.run.RecordedAnswer;
import io.callbatch.domain.port.in.CallPropertiesUseCase;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.out.Transaction;
import io.callbatch.domain.port.out.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Shows HubSpot's definitions and a portal's own, and changes the latter. */
public final class CallPropertiesService implements CallPropertiesUseCase {

  private final Transactions transactions;
  private final InstantSource clock;

  /** Works on this store. */
  public CallPropertiesService(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  private static PropertyDefinitions definitions(Transaction transaction) {
    return PropertyDefinitions.of(transaction.properties().list());
  }

  @Override
  public List<PropertyDefinition> list(PortalId portal, boolean archived) {
    PropertyDefinitions definitions = transactions.read(portal, CallPropertiesService::definitions);
    return archived ? definitions.archived() : definitions.list();
  }

  @Override
  public Optional<PropertyDefinition> get(PortalId portal, String name, boolean archived) {
    return transactions
        .read(portal, CallPropertiesService::definitions)
        .findAny(name)
        .filter(definition -> definition.archivedAt().isPresent() == archived);
  }

  @Override
  public PropertyDefinition create(
      PortalId portal, Optional<RequestId> requestId, PropertyDefinition definition) {
    Instant now = Millis.now(clock);
    Fingerprint fingerprint = Fingerprints.of("create property", List.of(definition.toString()));
    return transactions.write(
        portal,
        transaction -> {
          once(
              transaction, requestId, fingerprint, now, () -> create(transaction, definition, now));
          return definitions(transaction).findAny(definition.name()).orElseThrow();
        });
  }

  private static void create(Transaction transaction, PropertyDefinition sent, Instant now) {
    PropertyDefinitions definitions = definitions(transaction);
    OwnPropertyRules.require(sent, definitions);
    if (definitions.findAny(sent.name()).isPresent()) {
      throw new PropertyExistsException(sent.name());
    }
    transaction.properties().save(OwnPropertyRules.created(sent, now));
  }

  @Override
  public Optional<PropertyDefinition> update(
      PortalId portal, Optional<RequestId> requestId, String name, PropertyChange change) {
    Instant now = Millis.now(clock);
    Fingerprint fingerprint = Fingerprints.of("update property", List.of(name, change.toString()));
    return transactions.write(
        portal,
        transaction -> {
          if (own(definitions(transaction), name).isPresent()) {
            once(
                transaction,
                requestId,
                fingerprint,
                now,
                () -> update(transaction, name, change, now));
          }
          return own(definitions(transaction), name);
        });
  }

  private static void update(
      Transaction transaction, String name, PropertyChange change, Instant now) {
    PropertyDefinitions definitions = definitions(transaction);
    own(definitions, name)
        .map(before -> OwnPropertyRules.changed(before, change, now))
        .ifPresent(after -> {
          OwnPropertyRules.require(after, definitions);
          transaction.properties().save(after);
        });
  }

  @Override
  public void archive(PortalId portal, Optional<RequestId> requestId, String name) {
    Instant now = Millis.now(clock);
    Fingerprint fingerprint = Fingerprints.of("archive property", List.of(name));
    var _ =
        transactions.write(
            portal,
            transaction ->
                once(
                    transaction,
                    requestId,
                    fingerprint,
                    now,
                    () ->
                        own(definitions(transaction), name)
                            .map(definition -> OwnPropertyRules.archived(definition, now))
                            .ifPresent(transaction.properties()::save)));
  }

  /** The answer that is recorded says no more than that it was done: definitions tell the rest. */
  private static RecordedAnswer once(
      Transaction transaction,
      Optional<RequestId> requestId,
      Fingerprint fingerprint,
      Instant now,
      Runnable work) {
    return Replays.once(
        transaction.replays(),
        requestId,
        fingerprint,
        now,
        () -> {
          work.run();
          return new RecordedAnswer.Executed(new BatchOutcome(now, now, List.of()));
        });
  }

  /** The portal's own property of this name that isn't archived. */
  private static Optional<PropertyDefinition> own(PropertyDefinitions definitions, String name) {
    Optional<PropertyDefinition> found = definitions.find(name);
    if (found.isPresent() && found.get().flags().hubspotDefined()) {
      throw new InvalidRequestException(
          "name", "found %s, which HubSpot defines; only own properties change".formatted(name));
    }
    return found;
  }
}

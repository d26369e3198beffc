package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyDefinitions;
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
        transaction ->
            definition(
                Replays.once(
                    transaction.replays(),
                    requestId,
                    fingerprint,
                    now,
                    () -> new RecordedAnswer.Defined(create(transaction, definition, now)))));
  }

  private static PropertyDefinition create(
      Transaction transaction, PropertyDefinition sent, Instant now) {
    PropertyDefinitions definitions = definitions(transaction);
    OwnPropertyRules.require(sent, definitions);
    if (definitions.findAny(sent.name()).isPresent()) {
      throw new PropertyExistsException(sent.name());
    }
    transaction.properties().save(OwnPropertyRules.created(sent, now));
    return definitions(transaction).findAny(sent.name()).orElseThrow();
  }

  @Override
  public Optional<PropertyDefinition> update(
      PortalId portal, Optional<RequestId> requestId, String name, PropertyChange change) {
    Instant now = Millis.now(clock);
    Fingerprint fingerprint = Fingerprints.of("update property", List.of(name, change.toString()));
    return transactions.write(
        portal,
        transaction ->
            Replays.onceIfThere(
                    transaction.replays(),
                    requestId,
                    fingerprint,
                    now,
                    () -> update(transaction, name, change, now).map(RecordedAnswer.Defined::new))
                .map(CallPropertiesService::definition));
  }

  private static Optional<PropertyDefinition> update(
      Transaction transaction, String name, PropertyChange change, Instant now) {
    PropertyDefinitions definitions = definitions(transaction);
    Optional<PropertyDefinition> before = own(definitions, name);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    PropertyDefinition after = OwnPropertyRules.changed(before.get(), change, now);
    OwnPropertyRules.require(after, definitions);
    transaction.properties().save(after);
    return own(definitions(transaction), name);
  }

  @Override
  public void archive(PortalId portal, Optional<RequestId> requestId, String name) {
    Instant now = Millis.now(clock);
    Fingerprint fingerprint = Fingerprints.of("archive property", List.of(name));
    var _ =
        transactions.write(
            portal,
            transaction ->
                Replays.doOnce(
                    transaction.replays(),
                    requestId,
                    fingerprint,
                    now,
                    () ->
                        own(definitions(transaction), name)
                            .map(definition -> OwnPropertyRules.archived(definition, now))
                            .ifPresent(transaction.properties()::save)));
  }

  private static PropertyDefinition definition(RecordedAnswer answer) {
    return Replays.as(RecordedAnswer.Defined.class, answer).definition();
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

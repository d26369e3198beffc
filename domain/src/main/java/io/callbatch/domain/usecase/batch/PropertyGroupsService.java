package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.property.PropertyDefinitions;
import io.callbatch.domain.model.property.PropertyGroup;
import io.callbatch.domain.model.property.PropertyGroups;
import io.callbatch.domain.model.property.PropertyValues;
import io.callbatch.domain.model.run.Fingerprint;
import io.callbatch.domain.model.run.RecordedAnswer;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.InvalidRequestException.FieldFault;
import io.callbatch.domain.port.in.PropertyGroupsUseCase;
import io.callbatch.domain.port.out.Transaction;
import io.callbatch.domain.port.out.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows HubSpot's property groups and a portal's own, and changes the latter. */
public final class PropertyGroupsService implements PropertyGroupsUseCase {

  private static final int LONGEST_LABEL = 1_000;

  private final Transactions transactions;
  private final InstantSource clock;

  /** Works on this store. */
  public PropertyGroupsService(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  private static PropertyGroups groups(Transaction transaction) {
    return PropertyGroups.of(
        transaction.properties().groups(), PropertyDefinitions.of(transaction.properties().list()));
  }

  @Override
  public List<PropertyGroup> list(PortalId portal) {
    return transactions.read(portal, PropertyGroupsService::groups).list();
  }

  @Override
  public Optional<PropertyGroup> get(PortalId portal, String name) {
    return transactions.read(portal, PropertyGroupsService::groups).find(name);
  }

  @Override
  public PropertyGroup create(PortalId portal, Optional<RequestId> requestId, PropertyGroup group) {
    require(group);
    Instant now = Millis.now(clock);
    Fingerprint fingerprint = Fingerprints.of("create group", List.of(group.toString()));
    return transactions.write(
        portal,
        transaction ->
            group(
                Replays.once(
                    transaction.replays(),
                    requestId,
                    fingerprint,
                    now,
                    () -> new RecordedAnswer.Grouped(create(transaction, group)))));
  }

  private static PropertyGroup create(Transaction transaction, PropertyGroup group) {
    if (groups(transaction).find(group.name()).isPresent()) {
      throw new GroupExistsException(group.name());
    }
    transaction.properties().saveGroup(group);
    return group;
  }

  @Override
  public Optional<PropertyGroup> update(
      PortalId portal, Optional<RequestId> requestId, String name, GroupChange change) {
    requireOwn(name);
    Instant now = Millis.now(clock);
    Fingerprint fingerprint = Fingerprints.of("update group", List.of(name, change.toString()));
    return transactions.write(
        portal,
        transaction ->
            Replays.onceIfThere(
                    transaction.replays(),
                    requestId,
                    fingerprint,
                    now,
                    () -> update(transaction, name, change).map(RecordedAnswer.Grouped::new))
                .map(PropertyGroupsService::group));
  }

  private static Optional<PropertyGroup> update(
      Transaction transaction, String name, GroupChange change) {
    Optional<PropertyGroup> changed =
        groups(transaction)
            .find(name)
            .map(before ->
                new PropertyGroup(
                    name,
                    change.label().orElse(before.label()),
                    change.displayOrder().orElse(before.displayOrder())));
    changed.ifPresent(group -> {
      requireLabel(group);
      transaction.properties().saveGroup(group);
    });
    return changed;
  }

  @Override
  public void remove(PortalId portal, Optional<RequestId> requestId, String name) {
    requireOwn(name);
    Instant now = Millis.now(clock);
    Fingerprint fingerprint = Fingerprints.of("remove group", List.of(name));
    var _ =
        transactions.write(
            portal,
            transaction ->
                Replays.doOnce(
                    transaction.replays(),
                    requestId,
                    fingerprint,
                    now,
                    () -> remove(transaction, name)));
  }

  private static void remove(Transaction transaction, String name) {
    if (groups(transaction).isInUse(name)) {
      throw new InvalidRequestException(
          "name", "found properties in the group %s; archive them first".formatted(name));
    }
    transaction.properties().removeGroup(name);
  }

  private static PropertyGroup group(RecordedAnswer answer) {
    return Replays.as(RecordedAnswer.Grouped.class, answer).group();
  }

  private static void requireOwn(String name) {
    if (PropertyGroups.isHubspots(name)) {
      throw new InvalidRequestException(
          "name", "found %s, which HubSpot defines; only own groups change".formatted(name));
    }
  }

  private static void require(PropertyGroup group) {
    List<FieldFault> faults = new ArrayList<>();
    OwnPropertyRules.nameFault(group.name()).ifPresent(faults::add);
    labelFault(group).ifPresent(faults::add);
    if (!faults.isEmpty()) {
      throw new InvalidRequestException(faults);
    }
  }

  private static void requireLabel(PropertyGroup group) {
    labelFault(group)
        .ifPresent(fault -> {
          throw new InvalidRequestException(List.of(fault));
        });
  }

  private static Optional<FieldFault> labelFault(PropertyGroup group) {
    String label = group.label();
    boolean good =
        !label.isBlank() && label.length() <= LONGEST_LABEL && PropertyValues.isStorable(label);
    return good
        ? Optional.empty()
        : Optional.of(
            new FieldFault(
                "label", "expected a label of 1 to %,d characters".formatted(LONGEST_LABEL)));
  }
}

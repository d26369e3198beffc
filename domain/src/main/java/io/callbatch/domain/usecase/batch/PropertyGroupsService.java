package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.property.PropertyDefinitions;
import io.callbatch.domain.model.property.PropertyGroup;
import io.callbatch.domain.model.property.PropertyGroups;
import io.callbatch.domain.model.property.PropertyValues;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.InvalidRequestException.FieldFault;
import io.callbatch.domain.port.in.PropertyGroupsUseCase;
import io.callbatch.domain.port.out.Transaction;
import io.callbatch.domain.port.out.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows HubSpot's property groups and a portal's own, and changes the latter. */
public final class PropertyGroupsService implements PropertyGroupsUseCase {

  private static final int LONGEST_LABEL = 1_000;

  private final Transactions transactions;

  /** Works on this store. */
  public PropertyGroupsService(Transactions transactions) {
    this.transactions = transactions;
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
  public PropertyGroup create(PortalId portal, PropertyGroup group) {
    require(group);
    return transactions.write(
        portal,
        transaction -> {
          if (groups(transaction).find(group.name()).isPresent()) {
            throw new GroupExistsException(group.name());
          }
          transaction.properties().saveGroup(group);
          return group;
        });
  }

  @Override
  public Optional<PropertyGroup> update(
      PortalId portal, String name, Optional<String> label, Optional<Integer> displayOrder) {
    requireOwn(name);
    return transactions.write(
        portal,
        transaction -> {
          Optional<PropertyGroup> changed =
              groups(transaction)
                  .find(name)
                  .map(before ->
                      new PropertyGroup(
                          name,
                          label.orElse(before.label()),
                          displayOrder.orElse(before.displayOrder())));
          changed.ifPresent(group -> {
            requireLabel(group);
            transaction.properties().saveGroup(group);
          });
          return changed;
        });
  }

  @Override
  public void remove(PortalId portal, String name) {
    requireOwn(name);
    var _ =
        transactions.write(
            portal,
            transaction -> {
              if (groups(transaction).isInUse(name)) {
                throw new InvalidRequestException(
                    "name", "found properties in the group %s; archive them first".formatted(name));
              }
              transaction.properties().removeGroup(name);
              return name;
            });
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
                "label",
                "found no label that can be kept; due is a name for people of at most %,d characters"
                    .formatted(LONGEST_LABEL)));
  }
}

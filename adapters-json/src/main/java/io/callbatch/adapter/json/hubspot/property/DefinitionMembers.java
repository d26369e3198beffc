package io.callbatch.adapter.json.hubspot.property;

import io.callbatch.adapter.json.hubspot.property.PropertyBodies.Change;
import io.callbatch.adapter.json.hubspot.request.JsonBody;
import io.callbatch.domain.model.property.Excerpt;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyFlags;
import io.callbatch.domain.model.property.PropertyOption;
import io.callbatch.domain.model.property.PropertyType;
import io.callbatch.domain.port.in.CallPropertiesUseCase.PropertyChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The members of a body that creates or changes a definition. For one thread. */
final class DefinitionMembers {

  /** The one sensitivity of data that there is here. */
  static final String NOT_SENSITIVE = "non_sensitive";

  private Optional<String> name = Optional.empty();
  private Optional<String> label = Optional.empty();
  private Optional<String> description = Optional.empty();
  private Optional<String> groupName = Optional.empty();
  private Optional<PropertyType> type = Optional.empty();
  private Optional<String> fieldType = Optional.empty();
  private Optional<List<PropertyOption>> options = Optional.empty();
  private Optional<Integer> displayOrder = Optional.empty();
  private Optional<Boolean> hidden = Optional.empty();
  private boolean unique;
  private boolean externalOptions;

  void member(JsonBody in, String member) {
    switch (member) {
      case "name" -> name = Optional.of(in.text());
      case "label" -> label = Optional.of(in.text());
      case "description" -> description = Optional.of(in.text());
      case "groupName" -> groupName = Optional.of(in.text());
      case "type" -> type = Optional.of(type(in));
      case "fieldType" -> fieldType = Optional.of(in.text());
      case "options" -> options = Optional.of(in.array("List<OptionInput>", () -> option(in)));
      case "displayOrder" -> displayOrder = Optional.of(in.integer());
      case "hidden" -> hidden = Optional.of(in.flag());
      case "hasUniqueValue" -> unique = in.flag();
      case "externalOptions" -> externalOptions = in.flag();
      case "dataSensitivity" -> requireNotSensitive(in);
      case "calculationFormula" ->
          throw in.fault("found a formula; properties that are calculated can't be defined");
      default -> in.skip();
    }
  }

  private static void requireNotSensitive(JsonBody in) {
    String found = in.text();
    if (!found.equals(NOT_SENSITIVE)) {
      throw in.fault(
          "expected the sensitivity %2$s, as values aren't encrypted, found %1$s"
              .formatted(Excerpt.of(found), NOT_SENSITIVE));
    }
  }

  /** Those that a new definition must have and that aren't there. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    missing(name, "name", missing);
    missing(label, "label", missing);
    missing(type, "type", missing);
    missing(fieldType, "fieldType", missing);
    missing(groupName, "groupName", missing);
    return missing;
  }

  private static void missing(Optional<?> value, String member, List<String> missing) {
    if (value.isEmpty()) {
      missing.add(member);
    }
  }

  /** The new definition, of which nothing may be missing. */
  PropertyDefinition definition() {
    return new PropertyDefinition(
        name.orElseThrow(),
        label.orElseThrow(),
        description.orElse(""),
        groupName.orElseThrow(),
        type.orElseThrow(),
        fieldType.orElseThrow(),
        options.orElse(List.of()),
        new PropertyFlags(
            false, false, false, false, unique, externalOptions, hidden.orElse(false)),
        displayOrder.orElse(-1),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The change of a definition. */
  Change change() {
    return new Change(
        new PropertyChange(label, description, groupName, fieldType, options, hidden, displayOrder),
        type);
  }

  private static PropertyType type(JsonBody in) {
    String text = in.text();
    return Arrays.stream(PropertyType.values())
        .filter(type -> type.wireName().equals(text))
        .findAny()
        .orElseThrow(() ->
            in.fault(
                "expected a property type, one of "
                    + Arrays.stream(PropertyType.values()).map(PropertyType::wireName).toList()));
  }

  private static PropertyOption option(JsonBody in) {
    OptionMembers members = new OptionMembers();
    int start = in.object("OptionInput", member -> members.member(in, member));
    List<String> missing = new ArrayList<>();
    missing(members.label, "label", missing);
    missing(members.value, "value", missing);
    in.require(start, missing);
    return new PropertyOption(
        members.value.orElseThrow(),
        members.label.orElseThrow(),
        members.description,
        members.displayOrder,
        members.hidden);
  }

  /** The members of an option. */
  private static final class OptionMembers {
    private Optional<String> label = Optional.empty();
    private Optional<String> value = Optional.empty();
    private Optional<String> description = Optional.empty();
    private int displayOrder = -1;
    private boolean hidden;

    void member(JsonBody in, String member) {
      switch (member) {
        case "label" -> label = Optional.of(in.text());
        case "value" -> value = Optional.of(in.text());
        case "description" -> description = Optional.of(in.text());
        case "displayOrder" -> displayOrder = in.integer();
        case "hidden" -> hidden = in.flag();
        default -> in.skip();
      }
    }
  }
}

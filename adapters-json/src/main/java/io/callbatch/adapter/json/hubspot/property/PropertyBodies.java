package io.callbatch.adapter.json.hubspot.property;

import io.callbatch.adapter.json.hubspot.request.InvalidBodyException;
import io.callbatch.adapter.json.hubspot.request.JsonBody;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyGroup;
import io.callbatch.domain.model.property.PropertyType;
import io.callbatch.domain.port.in.CallPropertiesUseCase.PropertyChange;
import io.callbatch.domain.port.in.PropertyGroupsUseCase.GroupChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the bodies of requests for properties. All of them throw {@link InvalidBodyException}. */
final class PropertyBodies {

  private static final String LABEL = "label";

  private PropertyBodies() {}

  /**
   * What to change of a definition.
   *
   * @param type the type that it should have, which can only be the one that it has
   */
  record Change(PropertyChange change, Optional<PropertyType> type) {}

  /**
   * Which definitions.
   *
   * @param archived whether those that are archived
   */
  record NamesBody(List<String> names, boolean archived) {}

  /** A definition to create. */
  static PropertyDefinition creation(byte[] body) {
    return JsonBody.read(body, PropertyBodies::creation);
  }

  /** The definitions to create of a batch. */
  static List<PropertyDefinition> creations(byte[] body) {
    return batch(body, "BatchInputPropertyCreate", PropertyBodies::creation).inputs.orElseThrow();
  }

  private static PropertyDefinition creation(JsonBody in) {
    DefinitionMembers members = new DefinitionMembers();
    int start = in.object("PropertyCreate", name -> members.member(in, name));
    in.require(start, members.missing());
    return members.definition();
  }

  /** What to change of a definition. */
  static Change change(byte[] body) {
    return JsonBody.read(
        body,
        in -> {
          DefinitionMembers members = new DefinitionMembers();
          var _ = in.object("PropertyUpdate", name -> members.member(in, name));
          return members.change();
        });
  }

  /** Which definitions: {@code {"inputs": [{"name": …}], "archived": …}}. */
  static NamesBody names(byte[] body) {
    BatchMembers<String> members = batch(body, "BatchReadInputPropertyName", PropertyBodies::name);
    return new NamesBody(members.inputs.orElseThrow(), members.archived);
  }

  private static <T> BatchMembers<T> batch(byte[] body, String type, Function<JsonBody, T> input) {
    return JsonBody.read(
        body,
        in -> {
          BatchMembers<T> members = new BatchMembers<>();
          int start = in.object(type, name -> members.member(in, name, input));
          in.require(start, members.inputs.isPresent() ? List.of() : List.of("inputs"));
          return members;
        });
  }

  private static String name(JsonBody in) {
    List<String> names = new ArrayList<>();
    int start =
        in.object(
            "PropertyName",
            name -> {
              if (name.equals("name")) {
                names.add(in.text());
              } else {
                in.skip();
              }
            });
    in.require(start, names.isEmpty() ? List.of("name") : List.of());
    return names.getLast();
  }

  /** A group to make. */
  static PropertyGroup group(byte[] body) {
    return JsonBody.read(
        body,
        in -> {
          GroupMembers members = new GroupMembers();
          int start = in.object("PropertyGroupCreate", name -> members.member(in, name));
          List<String> missing = new ArrayList<>();
          if (members.name.isEmpty()) {
            missing.add("name");
          }
          if (members.label.isEmpty()) {
            missing.add(LABEL);
          }
          in.require(start, missing);
          return new PropertyGroup(
              members.name.orElseThrow(),
              members.label.orElseThrow(),
              members.displayOrder.orElse(-1));
        });
  }

  /** What to change of a group. */
  static GroupChange groupChange(byte[] body) {
    return JsonBody.read(
        body,
        in -> {
          GroupMembers members = new GroupMembers();
          var _ = in.object("PropertyGroupUpdate", name -> members.member(in, name));
          return new GroupChange(members.label, members.displayOrder);
        });
  }

  /** The members of a body with inputs, which are there once it was read. */
  private static final class BatchMembers<T> {
    private Optional<List<T>> inputs = Optional.empty();
    private boolean archived;

    void member(JsonBody in, String member, Function<JsonBody, T> input) {
      switch (member) {
        case "inputs" -> inputs = Optional.of(in.array("List<Input>", () -> input.apply(in)));
        case "archived" -> archived = in.flag();
        default -> in.skip();
      }
    }
  }

  /** The members of a body that makes or changes a group. */
  private static final class GroupMembers {
    private Optional<String> name = Optional.empty();
    private Optional<String> label = Optional.empty();
    private Optional<Integer> displayOrder = Optional.empty();

    void member(JsonBody in, String member) {
      switch (member) {
        case "name" -> name = Optional.of(in.text());
        case LABEL -> label = Optional.of(in.text());
        case "displayOrder" -> displayOrder = Optional.of(in.integer());
        default -> in.skip();
      }
    }
  }
}

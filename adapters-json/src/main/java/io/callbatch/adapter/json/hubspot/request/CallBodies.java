package io.callbatch.adapter.json.hubspot.request;

import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.call.AssociationCategory;
import io.callbatch.domain.model.call.AssociationInput;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.CallInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what says how one call is to be, on its own or as an input of a batch. */
public final class CallBodies {

  private static final String PROPERTIES = "Map<String, String>";

  private CallBodies() {}

  /**
   * A call to create: {@code properties}, {@code associations}.
   *
   * @throws InvalidBodyException if the body isn't that
   */
  public static CallInput creation(byte[] body) {
    return JsonBody.read(body, CallBodies::creation);
  }

  /**
   * What to change of a call: {@code properties}, of which null and empty text clear.
   *
   * @throws InvalidBodyException if the body isn't that
   */
  public static Map<String, String> changes(byte[] body) {
    return JsonBody.read(
        body,
        in -> {
          Input input = new Input();
          in.object("SimplePublicObjectInput", name -> input.member(in, name));
          return input.properties;
        });
  }

  static CallInput creation(JsonBody in) {
    Input input = new Input();
    in.object("SimplePublicObjectInputForCreate", name -> input.member(in, name));
    return new CallInput(input.properties, input.associations, input.traceId);
  }

  /** Property name to value; null is empty text. */
  static Map<String, String> properties(JsonBody in) {
    OrderedMap.Builder<String> properties = new OrderedMap.Builder<>();
    in.members(PROPERTIES, name -> properties.put(name, in.isNull() ? "" : in.text()));
    return properties.build();
  }

  private static AssociationInput association(JsonBody in) {
    List<String> to = new ArrayList<>();
    List<AssociationSpec> types = new ArrayList<>();
    int start =
        in.object(
            "PublicAssociationsForObject",
            name -> {
              switch (name) {
                case "to" -> {
                  to.clear();
                  to.add(id(in));
                }
                case "types" -> {
                  types.clear();
                  types.addAll(specs(in));
                }
                default -> in.skip();
              }
            });
    List<String> missing = new ArrayList<>();
    if (to.isEmpty()) {
      missing.add("to");
    }
    if (types.isEmpty()) {
      missing.add("types");
    }
    in.require(start, missing);
    return new AssociationInput(to.getFirst(), types);
  }

  /** {@code {"id": …}}. */
  static String id(JsonBody in) {
    List<String> id = new ArrayList<>();
    int start =
        in.object(
            "PublicObjectId",
            name -> {
              if (name.equals("id")) {
                id.add(in.text());
              } else {
                in.skip();
              }
            });
    in.require(start, id.isEmpty() ? List.of("id") : List.of());
    return id.getLast();
  }

  /** Association types: {@code [{"associationCategory", "associationTypeId"}]}. */
  static List<AssociationSpec> specs(JsonBody in) {
    return in.array("List<AssociationSpec>", () -> spec(in));
  }

  private static AssociationSpec spec(JsonBody in) {
    List<AssociationCategory> category = new ArrayList<>();
    List<Integer> typeId = new ArrayList<>();
    int start =
        in.object(
            "AssociationSpec",
            name -> {
              switch (name) {
                case "associationCategory" -> category.add(category(in));
                case "associationTypeId" -> typeId.add(in.integer());
                default -> in.skip();
              }
            });
    List<String> missing = new ArrayList<>();
    if (category.isEmpty()) {
      missing.add("associationCategory");
    }
    if (typeId.isEmpty()) {
      missing.add("associationTypeId");
    }
    in.require(start, missing);
    return new AssociationSpec(category.getLast(), typeId.getLast());
  }

  private static AssociationCategory category(JsonBody in) {
    return AssociationCategory.named(in.text())
        .orElseThrow(() ->
            in.fault("expected an association category, one of " + AssociationCategory.KNOWN));
  }

  /** The members of an input. */
  private static final class Input {
    private Map<String, String> properties = Map.of();
    private List<AssociationInput> associations = List.of();
    private Optional<String> traceId = Optional.empty();

    void member(JsonBody in, String name) {
      switch (name) {
        case "properties" -> properties = CallBodies.properties(in);
        case "associations" ->
            associations = in.array("List<PublicAssociationsForObject>", () -> association(in));
        case "objectWriteTraceId" -> traceId = Optional.of(in.text());
        default -> in.skip();
      }
    }
  }
}

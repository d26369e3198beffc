package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.property.Excerpt;
import io.callbatch.domain.model.property.PropertyValues;
import io.callbatch.domain.model.property.ValueCheck;
import io.callbatch.domain.port.in.InvalidRequestException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns what callers call a call, its id or a unique value, into its id. Values are looked up
 * together, with one statement for each property.
 */
final class CallNames {

  /** HubSpot takes this name for the id itself where calls are read. */
  private static final String OBJECT_ID = "hs_object_id";

  private final Map<String, Map<String, CallId>> byProperty = new HashMap<>();

  /**
   * A name.
   *
   * @param id an id, or a value of the property
   * @param property a property with unique values; empty: the record's id
   */
  record Name(String id, Optional<String> property) {}

  private CallNames() {}

  /** Whether calls can be named by a property where they are read. */
  static boolean isName(Work work, String property) {
    return property.equals(OBJECT_ID) || work.definitions().unique().contains(property);
  }

  /**
   * Refuses a request whose property names no calls.
   *
   * @throws InvalidRequestException if the property has no unique values
   */
  static void requireName(Work work, Optional<String> idProperty) {
    idProperty
        .filter(property -> !isName(work, property))
        .ifPresent(property -> {
          throw new InvalidRequestException(
              "idProperty",
              "expected a property with unique values, found %s".formatted(Excerpt.of(property)));
        });
  }

  /** The names looked up; names that can't be anybody's are left out. */
  static CallNames lookUp(Work work, List<Name> names) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Name name : names) {
      name.property()
          .filter(property -> mayHave(work, property, name.id()))
          .ifPresent(
              property -> values.computeIfAbsent(property, _ -> new ArrayList<>()).add(name.id()));
    }
    CallNames found = new CallNames();
    values.forEach((property, ids) ->
        found.byProperty.put(property, work.calls().findByUnique(property, ids)));
    return found;
  }

  /** Stores need not be able to look for what they can't keep, such as half a surrogate pair. */
  private static boolean mayHave(Work work, String property, String value) {
    return work.definitions().unique().contains(property)
        && work.definitions()
            .find(property)
            .map(definition -> PropertyValues.check(definition, value))
            .filter(ValueCheck.Accepted.class::isInstance)
            .isPresent();
  }

  /** The id, as far as it can be told; there need be no such call. */
  Optional<CallId> id(Name name) {
    if (name.property().isEmpty() || name.property().get().equals(OBJECT_ID)) {
      return CallId.parse(name.id());
    }
    return Optional.ofNullable(
        byProperty.getOrDefault(name.property().get(), Map.of()).get(name.id()));
  }
}

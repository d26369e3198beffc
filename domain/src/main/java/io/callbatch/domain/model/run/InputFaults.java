package io.callbatch.domain.model.run;

import io.callbatch.domain.model.ErrorDetail;
import io.callbatch.domain.model.property.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A failure in plain words, as Callbatch's own surfaces show it: one sentence, and an entry for
 * each fault with the place in its input. HubSpot's wording, with JSON packed into the message,
 * stays in {@link InputFailure#message()} for HubSpot's own routes.
 */
final class InputFaults {

  /** The most properties that a sentence names. */
  private static final int MOST_NAMES = 5;

  private static final String PROPERTY_NAME = "propertyName";

  /** The facts of failures because of associations; each of their values is a fault. */
  private static final List<String> ASSOCIATION_FACTS =
      List.of("INVALID_ASSOCIATION_TYPE_ID", "INVALID_ASSOCIATION_DIRECTION", "INVALID_OBJECT_IDS");

  private InputFaults() {}

  /** What went wrong, in one sentence. */
  static String sentence(InputFailure failure) {
    List<String> names = failure.details().stream().map(InputFaults::property).toList();
    if (names.isEmpty() || names.contains("")) {
      return withoutProperties(failure);
    }
    int omitted = Integer.parseInt(first(failure.context(), "omittedFaults", "0"));
    int faults = names.size() + omitted;
    if (faults == 1) {
      ErrorDetail only = failure.details().getFirst();
      String name = "\"%s\"".formatted(names.getFirst());
      return only.message().contains(name)
          ? only.message()
          : "Property %s is not valid: %s".formatted(name, only.message());
    }
    int named = Math.min(MOST_NAMES, names.size());
    String list = String.join(", ", names.subList(0, named));
    return "%d properties are not valid: %s%s"
        .formatted(faults, list, faults > named ? " and %d more".formatted(faults - named) : "");
  }

  private static String withoutProperties(InputFailure failure) {
    Map<String, List<String>> context = failure.context();
    return switch (failure.category()) {
      case OBJECT_NOT_FOUND ->
          "No live call has the id or value %s".formatted(excerpt(context, "ids"));
      case REPEATED_REFERENCE ->
          "An earlier input names the same call: %s".formatted(excerpt(context, "ids"));
      case CONFLICT ->
          context.containsKey("existingId")
              ? "The call %s already has this unique value"
                  .formatted(excerpt(context, "existingId"))
              : "An earlier input already has this unique value";
      case VALIDATION_ERROR ->
          ASSOCIATION_FACTS.stream().anyMatch(context::containsKey)
              ? "One or more associations are invalid"
              : failure.message();
      case BAD_REFERENCE, INTERNAL_ERROR, NOT_ATTEMPTED, DAMAGED_INPUT, CANCELED ->
          failure.message();
    };
  }

  private static String excerpt(Map<String, List<String>> context, String name) {
    return Excerpt.of(first(context, name, ""));
  }

  /** One entry for each fault of the input, in the order in which they were found. */
  static List<ErrorDetail> of(InputFailure failure) {
    return switch (failure.category()) {
      case INTERNAL_ERROR, NOT_ATTEMPTED, DAMAGED_INPUT, CANCELED -> failure.details();
      case VALIDATION_ERROR, OBJECT_NOT_FOUND, CONFLICT, BAD_REFERENCE, REPEATED_REFERENCE ->
          ofInput(failure);
    };
  }

  private static List<ErrorDetail> ofInput(InputFailure failure) {
    if (!failure.details().isEmpty()) {
      return failure.details().stream().map(InputFaults::placed).toList();
    }
    List<ErrorDetail> faults = new ArrayList<>();
    for (String fact : ASSOCIATION_FACTS) {
      for (String message : failure.context().getOrDefault(fact, List.of())) {
        faults.add(fault(message, fact, Optional.of("/associations")));
      }
    }
    return faults.isEmpty()
        ? List.of(fault(sentence(failure), failure.category().wireName(), place(failure)))
        : faults;
  }

  private static ErrorDetail placed(ErrorDetail detail) {
    String name = property(detail);
    return detail.in().isPresent() || name.isEmpty()
        ? detail
        : new ErrorDetail(
            detail.message(),
            detail.code(),
            Optional.of("/properties/" + name.replace("~", "~0").replace("/", "~1")),
            detail.subCategory(),
            detail.context(),
            detail.unknownMembers(),
            detail.emptyMembers());
  }

  private static ErrorDetail fault(String message, String code, Optional<String> in) {
    return new ErrorDetail(
        message, Optional.of(code), in, Optional.empty(), Map.of(), Map.of(), List.of());
  }

  /** The member of the input that is at fault. */
  private static Optional<String> place(InputFailure failure) {
    Map<String, List<String>> context = failure.context();
    if (context.containsKey("ids")) {
      return Optional.of("/id");
    }
    return switch (failure.category()) {
      case BAD_REFERENCE -> Optional.of("/idProperty");
      case CONFLICT -> Optional.of("/properties");
      default -> context.containsKey("properties") ? Optional.of("/properties") : Optional.empty();
    };
  }

  private static String property(ErrorDetail detail) {
    return first(detail.context(), PROPERTY_NAME, "");
  }

  private static String first(Map<String, List<String>> context, String name, String otherwise) {
    List<String> values = context.getOrDefault(name, List.of());
    return values.isEmpty() ? otherwise : values.getFirst();
  }
}

package io.callbatch.domain.model.input;

import io.callbatch.domain.model.ErrorDetail;
import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.property.PropertyFault;
import io.callbatch.domain.model.property.PropertyFault.Reason;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Failures of inputs because of their properties, worded as HubSpot words them. */
public final class PropertyFailures {

  /**
   * The most faults that a failure lists; the rest is counted in its context, as {@code
   * omittedFaults}, so that the answer to a hostile input isn't a multiple of it.
   */
  public static final int MOST_FAULTS = 100;

  private static final Pattern JSON_INTEGER = Pattern.compile("0|[1-9][0-9]{0,17}");

  private PropertyFailures() {}

  /**
   * The failure that these faults are.
   *
   * @param faults at least one
   * @param portalId the portal, as the message is to name it
   */
  public static InputFailure of(List<PropertyFault> faults, String portalId) {
    List<PropertyFault> listed = faults.subList(0, Math.min(faults.size(), MOST_FAULTS));
    List<String> missing =
        listed.stream()
            .filter(fault -> fault.reason() == Reason.MISSING_REQUIRED_PROPERTY)
            .filter(fault -> fault.value().isEmpty())
            .map(PropertyFault::name)
            .toList();
    OrderedMap.Builder<List<String>> context = new OrderedMap.Builder<>();
    if (!missing.isEmpty()) {
      context.put("properties", missing);
    }
    if (listed.size() < faults.size()) {
      context.put("omittedFaults", List.of(Integer.toString(faults.size() - listed.size())));
    }
    return new InputFailure(
        FailureCategory.VALIDATION_ERROR,
        missing.size() == faults.size()
            ? "Error creating CALL. Some required properties were not set."
            : packed(listed, portalId),
        context.build(),
        listed.stream().map(PropertyFailures::detail).toList());
  }

  /** The failure of a change that changes nothing. */
  public static InputFailure nothingToUpdate() {
    return new InputFailure(
        FailureCategory.VALIDATION_ERROR,
        "No properties found to update, please provide at least one.",
        Map.of("properties", List.of("{}")),
        List.of());
  }

  private static ErrorDetail detail(PropertyFault fault) {
    return new ErrorDetail(
        fault.message(),
        Optional.of(fault.reason().name()),
        Optional.empty(),
        Optional.empty(),
        Map.of("propertyName", List.of(fault.name())),
        Map.of(),
        List.of());
  }

  private static String packed(List<PropertyFault> faults, String portalId) {
    String portal = JSON_INTEGER.matcher(portalId).matches() ? portalId : JsonText.quoted(portalId);
    return faults.stream()
        .map(fault -> json(fault, portal))
        .collect(Collectors.joining(",", "Property values were not valid: [", "]"));
  }

  private static String json(PropertyFault fault, String portal) {
    String message = JsonText.quoted(fault.message());
    return "{\"isValid\":false,\"message\":"
        + message
        + ",\"error\":\""
        + fault.reason().name()
        + "\",\"name\":"
        + JsonText.quoted(fault.name())
        + fault.value().map(value -> ",\"propertyValue\":" + JsonText.quoted(value)).orElse("")
        + ",\"localizedErrorMessage\":"
        + message
        + ",\"portalId\":"
        + portal
        + "}";
  }
}

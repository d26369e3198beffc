package io.callbatch.domain.model.input;

import io.callbatch.domain.model.call.AssociationCategory;
import io.callbatch.domain.model.call.AssociationInput;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.AssociationType;
import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.property.Excerpt;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Checks the associations of a new call, worded as HubSpot words it. Whether the other record
 * exists isn't checked; only types that HubSpot defines are known.
 */
public final class AssociationRules {

  /** Ids that can be kept: 1 to 255 visible ASCII characters; HubSpot's are digits. */
  private static final Pattern ID = Pattern.compile("[!-~]{1,255}");

  private AssociationRules() {}

  /** Checks all of them. */
  public static AssociationCheck check(List<AssociationInput> inputs) {
    return check(inputs, _ -> true);
  }

  /**
   * Checks all of them.
   *
   * @param toObjectType the object type in the plural with which they must be
   */
  public static AssociationCheck check(List<AssociationInput> inputs, String toObjectType) {
    return check(inputs, type -> type.objectType().equals(toObjectType));
  }

  private static AssociationCheck check(
      List<AssociationInput> inputs, Predicate<AssociationType> due) {
    Set<CallAssociation> accepted = new LinkedHashSet<>();
    List<String> unknownTypes = new ArrayList<>();
    List<String> wrongIds = new ArrayList<>();
    List<String> wrongWay = new ArrayList<>();
    for (AssociationInput input : inputs) {
      if (!ID.matcher(input.toId()).matches()) {
        wrongIds.add("%s is not valid".formatted(Excerpt.of(input.toId())));
      }
      if (input.types().isEmpty()) {
        unknownTypes.add("no type is given for the association with " + Excerpt.of(input.toId()));
      }
      for (AssociationSpec spec : input.types()) {
        Optional<AssociationType> type = known(spec).filter(due);
        if (type.isPresent()) {
          accepted.add(new CallAssociation(type.get().objectType(), input.toId(), spec));
        } else if (isWrongWay(spec)) {
          wrongWay.add(wrongWay(spec));
        } else {
          unknownTypes.add(
              "%s=%d is not a valid association definition id"
                  .formatted(spec.category(), spec.typeId()));
        }
      }
    }
    if (!wrongWay.isEmpty() && unknownTypes.isEmpty() && wrongIds.isEmpty()) {
      return new AssociationCheck.Refused(
          new InputFailure(
              FailureCategory.VALIDATION_ERROR,
              wrongWay.getFirst(),
              Map.of("INVALID_ASSOCIATION_DIRECTION", wrongWay),
              List.of()));
    }
    Map<String, List<String>> context = new LinkedHashMap<>();
    put(context, "INVALID_ASSOCIATION_TYPE_ID", unknownTypes);
    put(context, "INVALID_ASSOCIATION_DIRECTION", wrongWay);
    put(context, "INVALID_OBJECT_IDS", wrongIds);
    return context.isEmpty()
        ? new AssociationCheck.Accepted(List.copyOf(accepted))
        : new AssociationCheck.Refused(
            new InputFailure(
                FailureCategory.VALIDATION_ERROR,
                "One or more associations are invalid",
                context,
                List.of()));
  }

  private static Optional<AssociationType> known(AssociationSpec spec) {
    return spec.category() == AssociationCategory.HUBSPOT_DEFINED
        ? AssociationType.fromCall(spec.typeId())
        : Optional.empty();
  }

  private static boolean isWrongWay(AssociationSpec spec) {
    return spec.category() == AssociationCategory.HUBSPOT_DEFINED
        && AssociationType.toCall(spec.typeId()).isPresent();
  }

  private static String wrongWay(AssociationSpec spec) {
    return "invalid from object type 0-48 for associations to be created. expected: %s"
        .formatted(AssociationType.toCall(spec.typeId()).orElseThrow().objectTypeId());
  }

  private static void put(Map<String, List<String>> context, String name, List<String> values) {
    if (!values.isEmpty()) {
      context.put(name, values);
    }
  }
}

package io.callbatch.domain.model.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.call.AssociationCategory;
import io.callbatch.domain.model.call.AssociationInput;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.AssociationType;
import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.run.InputFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssociationRulesTest {

  private static AssociationSpec hubspots(int typeId) {
    return new AssociationSpec(AssociationCategory.HUBSPOT_DEFINED, typeId);
  }

  private static AssociationInput to(String id, AssociationSpec... types) {
    return new AssociationInput(id, List.of(types));
  }

  private static InputFailure refused(AssociationInput... inputs) {
    return switch (AssociationRules.check(List.of(inputs))) {
      case AssociationCheck.Refused refused -> refused.failure();
      case AssociationCheck.Accepted accepted -> throw new AssertionError("" + accepted);
    };
  }

  @ParameterizedTest
  @EnumSource
  void everyTypeIsTakenAsSeenFromTheCallAndRefusedTheOtherWay(AssociationType type) {
    assertThat(AssociationRules.check(List.of(to("901", hubspots(type.fromCall())))))
        .isEqualTo(
            new AssociationCheck.Accepted(
                List.of(new CallAssociation(type.objectType(), "901", hubspots(type.fromCall())))));
    assertThat(refused(to("901", hubspots(type.toCall()))).message())
        .isEqualTo(
            "invalid from object type 0-48 for associations to be created. expected: "
                + type.objectTypeId());
  }

  @Test
  void noneAndRepeatedOnesAreRight() {
    assertThat(AssociationRules.check(List.of()))
        .isEqualTo(new AssociationCheck.Accepted(List.of()));
    assertThat(AssociationRules.check(List.of(to("1", hubspots(194)), to("1", hubspots(194)))))
        .isEqualTo(
            new AssociationCheck.Accepted(
                List.of(new CallAssociation("contacts", "1", hubspots(194)))));
  }

  @Test
  void everythingThatIsWrongIsListed() {
    InputFailure failure =
        refused(
            to("b b", hubspots(194)),
            to("1", hubspots(3), new AssociationSpec(AssociationCategory.USER_DEFINED, 194)),
            to("1", new AssociationSpec(AssociationCategory.UNKNOWN, 194)),
            to("2", hubspots(193)),
            to("3"));
    assertThat(failure.message()).isEqualTo("One or more associations are invalid");
    assertThat(failure.context())
        .isEqualTo(
            Map.of(
                "INVALID_ASSOCIATION_TYPE_ID",
                List.of(
                    "HUBSPOT_DEFINED=3 is not a valid association definition id",
                    "USER_DEFINED=194 is not a valid association definition id",
                    "UNKNOWN=194 is not a valid association definition id",
                    "no type is given for the association with 3"),
                "INVALID_ASSOCIATION_DIRECTION",
                List.of(
                    "invalid from object type 0-48 for associations to be created. expected: 0-1"),
                "INVALID_OBJECT_IDS",
                List.of("b b is not valid")));
  }

  @Test
  void aHugeIdIsntSentBack() {
    InputFailure failure = refused(to("x".repeat(100_000), hubspots(194)), to("y".repeat(100_000)));
    assertThat(failure.toString()).hasSizeLessThan(2_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"contact", "contacts", "0-1"})
  void aTypeIsFoundByEachNameOfItsObjectType(String name) {
    assertThat(AssociationType.with(name)).contains(AssociationType.CONTACT);
    assertThat(AssociationType.with(name + "x")).isEmpty();
  }
}

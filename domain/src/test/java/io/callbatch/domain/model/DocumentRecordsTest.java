package io.callbatch.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.callbatch.domain.testing.FullDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentRecordsTest {
  private final BatchCallsResponse batch = FullDocument.batch();
  private final Call call = batch.results().getFirst();

  @Test
  void anInstantBeyondTheYear9999IsRefusedByName() {
    Instant tooLate = Instants.LAST.plusNanos(1);

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new PropertyHistory(
                Optional.empty(),
                Optional.of(tooLate),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of()))
        .withMessage("timestamp is +10000-01-01T00:00:00Z, but must lie in the years 1 to 9999");
    assertThat(Instants.inRange(Instants.LAST)).isTrue();
    assertThat(Instants.inRange(Instants.FIRST)).isTrue();
    assertThat(Instants.inRange(Instants.FIRST.minusNanos(1))).isFalse();
  }

  @Test
  void aNullPropertyMustNotHaveAValueAsWell() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> withNullProperties(List.of("hs_call_title")))
        .withMessageContaining("hs_call_title");
  }

  @Test
  void aNullPropertyStandsOnlyOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> withNullProperties(List.of("a", "b", "a")))
        .withMessageContaining("property a ");
  }

  @Test
  void aCallKeepsNothingThatCanChange() {
    List<String> names = new ArrayList<>(List.of("a"));
    Call copy = withNullProperties(names);

    names.add("b");

    assertThat(copy.nullProperties()).containsExactly("a");
  }

  @Test
  void anEmptyMemberIsThatOfAnEmptyListOrMap() {
    for (String name : List.of("warnings", "associations", "properties", "callExtra", "")) {
      assertThatIllegalArgumentException()
          .as(name)
          .isThrownBy(() -> withEmptyMembers(call, List.of(name)))
          .withMessageContaining("found " + name);
    }
  }

  @Test
  void anEmptyMemberStandsOnlyOnce() {
    Call empty = FullDocument.withEmptiedParts().results().getFirst();

    assertThat(withEmptyMembers(empty, List.of("warnings")).emptyMembers())
        .containsExactly("warnings");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> withEmptyMembers(empty, List.of("warnings", "warnings")))
        .withMessageContaining("found warnings");
  }

  private static Call withEmptyMembers(Call call, List<String> emptyMembers) {
    return new Call(
        call.id(),
        call.properties(),
        call.nullProperties(),
        call.propertiesWithHistory(),
        call.createdAt(),
        call.updatedAt(),
        call.archived(),
        call.archivedAt(),
        call.url(),
        call.objectWriteTraceId(),
        call.isNew(),
        call.associations(),
        call.warnings(),
        call.unknownMembers(),
        emptyMembers);
  }

  private Call withNullProperties(List<String> nullProperties) {
    return new Call(
        call.id(),
        call.properties(),
        nullProperties,
        call.propertiesWithHistory(),
        call.createdAt(),
        call.updatedAt(),
        call.archived(),
        call.archivedAt(),
        call.url(),
        call.objectWriteTraceId(),
        call.isNew(),
        call.associations(),
        call.warnings(),
        call.unknownMembers(),
        List.of());
  }
}

package io.callbatch.domain.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.BatchCallsResponse;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FullDocumentTest {
  private final Set<Class<?>> met = new HashSet<>();

  @Test
  void leavesNoComponentOfAnyRecordEmpty() throws Exception {
    requireFilled("BatchCallsResponse", FullDocument.batch());

    assertThat(met)
        .as("records of the document that were looked at")
        .extracting(Class::getSimpleName)
        .contains("BatchCallsResponse", "Call", "PropertyHistory", "BatchError", "ErrorDetail")
        .contains("AssociationList", "Association", "CallWarning");
  }

  @Test
  void namesEveryOptionalPartThatIsEmptyInTheDocumentsOfTheirOwn() {
    BatchCallsResponse emptied = FullDocument.emptied();
    BatchCallsResponse parts = FullDocument.withEmptiedParts();

    assertThat(emptied.emptyMembers()).hasSize(2);
    assertThat(parts.results().getFirst().emptyMembers()).hasSize(3);
    assertThat(parts.results().getLast().warnings().getFirst().emptyMembers()).hasSize(1);
    assertThat(parts.errors().getFirst().emptyMembers()).hasSize(3);
    assertThat(parts.errors().getLast().errors().getFirst().emptyMembers()).hasSize(1);
  }

  private void requireFilled(String path, Object value) throws Exception {
    switch (value) {
      case Record part -> {
        met.add(part.getClass());
        for (RecordComponent component : part.getClass().getRecordComponents()) {
          if (!component.getName().equals("emptyMembers")) { // they name what isn't filled
            requireFilled(path + "." + component.getName(), component.getAccessor().invoke(part));
          }
        }
      }
      case Optional<?> optional -> {
        assertThat(optional).as(path + " must be filled in FullDocument").isPresent();
        requireFilled(path, optional.get());
      }
      case Collection<?> list -> {
        assertThat(list).as(path + " must be filled in FullDocument").isNotEmpty();
        for (Object element : list) {
          requireFilled(path + "[]", element);
        }
      }
      case Map<?, ?> map -> requireFilled(path, map.values());
      case String text -> assertThat(text).as(path + " must be filled").isNotEmpty();
      case Boolean flag -> assertThat(flag).as(path + " must not be the default").isTrue();
      case Number number -> assertThat(number.longValue()).as(path + " must not be 0").isNotZero();
      case Instant instant -> assertThat(instant).as(path).isNotEqualTo(Instant.EPOCH);
      case Enum<?> _ -> {}
      default -> throw new AssertionError(path + " has a type this test doesn't know: " + value);
    }
  }
}

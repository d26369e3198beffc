package io.callbatch.adapter.grpc.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.InvalidRequestException.FieldFault;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where in a request a fault is. */
class InputNamesTest {
  @Test
  void theNameOfAChangedPropertyStandsBesideTheChange() {
    InvalidRequestException both =
        new InvalidRequestException(
            List.of(new FieldFault("name", "not yours"), new FieldFault("label", "empty")));

    assertThat(InputNames.underExceptName("change", both).faults())
        .extracting(FieldFault::field)
        .containsExactly("name", "change.label");
  }
}

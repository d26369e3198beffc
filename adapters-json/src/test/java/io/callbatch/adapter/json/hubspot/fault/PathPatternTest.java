package io.callbatch.adapter.json.hubspot.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

  @ParameterizedTest
  @CsvSource({
    "/crm/v3/objects/calls, /crm/v3/objects/calls, true",
    "/crm/v3/objects/calls, //crm/v3/objects/calls/, true",
    "/crm/v3/objects/calls, /crm/v3/objects/calls/7, false",
    "/crm/v3/objects/calls/*, /crm/v3/objects/calls/7, true",
    "/crm/v3/objects/calls/*, /crm/v3/objects/calls, false",
    "/crm/v3/objects/calls/*, /crm/v3/objects/calls/batch/read, false",
    "/crm/*/objects/calls/**, /crm/v3/objects/calls/batch/read, true",
    "/crm/v3/objects/calls/**, /crm/v3/objects/calls, true",
    "/**, /anything/at/all, true",
    "/crm/v3/objects/calls*, /crm/v3/objects/calls7, false"
  })
  void matches(String pattern, String path, boolean matches) {
    assertThat(PathPattern.of(pattern).matches(path)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({"/a/*, true", "/a/**, true", "a, false", "'', false", "/**/a, false", "/a**, false"})
  void isAPatternOrNot(String text, boolean valid) {
    assertThat(PathPattern.isValid(text)).isEqualTo(valid);
  }
}

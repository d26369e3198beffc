package io.callbatch.domain.model.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.property.PropertyFault.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tries every example of the table in {@code docs/number-values.md}. */
class NumberFormsTest {

  private static final Path PAGE = Path.of("..", "docs", "number-values.md");
  private static final Pattern EXAMPLE = Pattern.compile("`([^`]*)`");
  private static final PropertyDefinition DURATION =
      CallProperties.ALL.stream()
          .filter(definition -> definition.name().equals("hs_call_duration"))
          .findAny()
          .orElseThrow();

  static Stream<Arguments> examples() throws IOException {
    List<String[]> rows =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| "))
            .map(line -> line.split("\\|"))
            .filter(cells -> cells[3].strip().matches("taken|refused"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(10);
    return rows.stream()
        .flatMap(cells ->
            EXAMPLE
                .matcher(cells[2])
                .results()
                .map((MatchResult found) -> found.group(1))
                .map(example -> Arguments.of(example, cells[3].strip())));
  }

  @ParameterizedTest(name = "\"{0}\" is {1}")
  @MethodSource("examples")
  void holdsForEveryExampleOfThePage(String text, String verdict) {
    ValueCheck check = PropertyValues.check(DURATION, text);

    if (verdict.equals("taken")) {
      assertThat(check).isEqualTo(new ValueCheck.Accepted(text));
    } else {
      assertThat(check)
          .isInstanceOfSatisfying(
              ValueCheck.Refused.class,
              refused -> {
                assertThat(refused.fault().reason()).isEqualTo(Reason.INVALID_INTEGER);
                assertThat(refused.fault().message()).isEqualTo(text + " was not a valid number.");
              });
    }
  }
}

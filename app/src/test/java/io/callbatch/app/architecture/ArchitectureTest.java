package io.callbatch.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final String HOUSE = "io.callbatch";
  private static final String WRONG = "io.callbatch.app.architecture.wrong";

  static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(HOUSE);
  private static final JavaClasses WRONG_CODE = new ClassFileImporter().importPackages(WRONG);

  private static Stream<HouseRule> rulesIn(String root) {
    return Stream.of(
            LayerRules.in(root), LibraryRules.in(root), DomainRules.in(root), CodingRules.in(root))
        .flatMap(List::stream);
  }

  static Stream<HouseRule> rulesOfTheHouse() {
    return rulesIn(HOUSE);
  }

  static Stream<HouseRule> rulesOfTheWrongHouse() {
    return rulesIn(WRONG);
  }

  @ParameterizedTest
  @MethodSource("rulesOfTheHouse")
  void holds(HouseRule rule) {
    rule.rule().check(CODE);
  }

  @ParameterizedTest
  @MethodSource("rulesOfTheWrongHouse")
  void wouldNoticeWhatIsWrong(HouseRule rule) {
    EvaluationResult result = rule.rule().evaluate(WRONG_CODE);

    String report = result.getFailureReport().toString();
    assertThat(rule.wrong()).isNotEmpty();
    assertThat(rule.wrong()).allSatisfy(type -> assertThat(report).contains(type.getSimpleName()));
    assertThat(report).contains("because ");
  }

  @Test
  void theModulesAreAllThere() {
    assertThat(
            Stream.of("domain.model", "adapter.json.read", "adapter.grpc.format", "app.cli", "v1"))
        .allSatisfy(name ->
            assertThat(CODE.stream().map(type -> type.getPackageName()))
                .contains(HOUSE + "." + name));
  }

  @Test
  void testsSitInThePackageOfTheirSubject() {
    JavaClasses withTests = new ClassFileImporter().importPackages(HOUSE);

    GeneralCodingRules.testClassesShouldResideInTheSamePackageAsImplementation()
        .because(
            "what is package-private can be tested there, and whoever moves a class moves its test")
        .check(
            withTests.that(
                DescribedPredicate.describe(
                    "are not wrong on purpose", type -> !type.getPackageName().startsWith(WRONG))));

    EvaluationResult wrong =
        GeneralCodingRules.testClassesShouldResideInTheSamePackageAsImplementation()
            .evaluate(WRONG_CODE);
    assertThat(wrong.hasViolation()).isTrue();
  }
}

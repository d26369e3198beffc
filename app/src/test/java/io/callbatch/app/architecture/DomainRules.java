package io.callbatch.app.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.callbatch.app.architecture.wrong.domain.model.Changing;
import io.callbatch.app.architecture.wrong.domain.model.Open;
import io.callbatch.app.architecture.wrong.domain.usecase.ReadsTheClock;
import io.callbatch.app.architecture.wrong.domain.usecase.ThrowsDice;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** What keeps the domain predictable. */
final class DomainRules {
  private static final Set<String> CLOCKS_AND_CHANCE =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.time.ZoneId.systemDefault",
          "java.util.Locale.getDefault");

  private DomainRules() {}

  static List<HouseRule> in(String root) {
    return List.of(
        HouseRule.of(
            noClasses()
                .that()
                .resideInAPackage(root + ".domain..")
                .should(callMethodWhere(readsClockChanceOrEnvironment()))
                .orShould()
                .dependOnClassesThat(
                    DescribedPredicate.describe(
                        "make random numbers",
                        type ->
                            Set.of(
                                    "java.util.Random",
                                    "java.security.SecureRandom",
                                    "java.util.SplittableRandom",
                                    "java.util.concurrent.ThreadLocalRandom")
                                .contains(type.getName())))
                .as("the domain reads neither clock nor chance nor environment")
                .because(
                    "a test must be able to choose the moment and replay a run; take an"
                        + " InstantSource, or a port for ids, in the constructor"),
            ReadsTheClock.class,
            ThrowsDice.class),
        HouseRule.of(
            fields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + ".domain.model..")
                .and()
                .areDeclaredInClassesThat()
                .haveSimpleNameNotEndingWith("Builder")
                .and(areNoIterationState())
                .should()
                .beFinal()
                .as("what the model holds never changes")
                .because(
                    "a value once built stays true, in every thread; make a changed copy, or"
                        + " collect in a use case"),
            Changing.class),
        HouseRule.of(
            classes()
                .that()
                .resideInAPackage(root + ".domain.model..")
                .and()
                .areNotNestedClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should(beClosed())
                .as("the model is made of records, enums, interfaces, exceptions and final classes")
                .because(
                    "whoever reads a value must know all that it can be; use a sealed interface"
                        + " with a record for each case instead of a class to extend"),
            Open.class));
  }

  private static DescribedPredicate<JavaMethodCall> readsClockChanceOrEnvironment() {
    return DescribedPredicate.describe(
        "reads clock, chance or environment",
        call ->
            CLOCKS_AND_CHANCE.contains(
                call.getTargetOwner().getName() + "." + call.getTarget().getName()));
  }

  /** An iterator moves; that is what it is for. */
  private static DescribedPredicate<JavaField> areNoIterationState() {
    return DescribedPredicate.describe(
        "are no state of an iterator", field -> !field.getOwner().isAssignableTo(Iterator.class));
  }

  private static ArchCondition<JavaClass> beClosed() {
    return new ArchCondition<>("be closed") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean closed =
            type.isRecord()
                || type.isEnum()
                || type.isInterface()
                || type.isAssignableTo(Throwable.class)
                || type.getModifiers().contains(JavaModifier.FINAL);
        events.add(new SimpleConditionEvent(type, closed, type.getName() + " can be extended"));
      }
    };
  }
}

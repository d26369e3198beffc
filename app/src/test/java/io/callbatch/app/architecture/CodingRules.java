package io.callbatch.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.callbatch.app.architecture.wrong.adapter.json.KnowsOldDates;
import io.callbatch.app.architecture.wrong.adapter.json.MapperInTheWrongPlace;
import io.callbatch.app.architecture.wrong.adapter.json.Prints;
import io.callbatch.app.architecture.wrong.adapter.json.ThrowsAnything;
import io.callbatch.app.architecture.wrong.adapter.json.mapping.MapperThatDoesWork;
import io.callbatch.app.architecture.wrong.adapter.json.mapping.MapperWithoutConfig;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.mapstruct.Mapper;

/** How code is written, wherever it is. */
final class CodingRules {
  private CodingRules() {}

  static List<HouseRule> in(String root) {
    return List.of(
        HouseRule.of(
            classes()
                .that()
                .areAnnotatedWith(Mapper.class)
                .should()
                .resideInAPackage(root + ".adapter.*.mapping")
                .as("mappers live in a package mapping")
                .because(
                    "whoever looks for a forgotten field looks there; move the mapper to the"
                        + " mapping package of its adapter"),
            MapperInTheWrongPlace.class),
        HouseRule.of(
            classes()
                .that()
                .areAnnotatedWith(Mapper.class)
                .should(nameTheSharedConfig())
                .as("mappers name their module's shared config")
                .because(
                    "only the config makes an unmapped field an error; write @Mapper(config ="
                        + " JsonMapping.class), or ProtoMapping"),
            MapperWithoutConfig.class),
        HouseRule.of(
            noClasses()
                .that()
                .resideInAPackage(root + ".adapter.*.mapping")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".domain.port..")
                .as("mappers touch no port")
                .because(
                    "a mapper that does work is a service in disguise; let the service call the"
                        + " port and hand the mapper its result"),
            MapperThatDoesWork.class),
        HouseRule.of(
            noClasses()
                .should(ACCESS_STANDARD_STREAMS)
                .as("nobody writes to System.out or System.err")
                .because(
                    "a library user owns both; the command line has app.cli.Terminal, everything"
                        + " else a System.Logger"),
            Prints.class),
        HouseRule.of(
            noClasses()
                .that()
                // what protoc generates does
                .resideOutsideOfPackage("io.callbatch.v1..")
                .should(THROW_GENERIC_EXCEPTIONS)
                .as("nobody throws Exception, RuntimeException or Throwable")
                .because(
                    "nobody can catch it on purpose; throw a type that says what happened, or"
                        + " return a sealed result"),
            ThrowsAnything.class),
        HouseRule.of(
            noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                    "java\\.(util\\.(Date|Calendar|GregorianCalendar|TimeZone)|sql\\.(Date|Time|Timestamp)|text\\.(Simple)?DateFormat)")
                .as("dates are java.time")
                .because("the old ones change and know no nanoseconds; use Instant and Duration"),
            KnowsOldDates.class),
        HouseRule.of(
            classes()
                .that()
                .resideOutsideOfPackage("io.callbatch.v1..")
                .should(beInANullMarkedPackage())
                .as("every package is @NullMarked")
                .because(
                    "then null is an exception that is written down, and NullAway checks it; add a"
                        + " package-info.java that says what the package is for"),
            Prints.class));
  }

  private static ArchCondition<JavaClass> nameTheSharedConfig() {
    return new ArchCondition<>("name the shared config") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean named =
            type.getAnnotationOfType(Mapper.class.getName())
                .get("config")
                .map(config -> !((JavaClass) config).isEquivalentTo(void.class))
                .orElse(false);
        events.add(new SimpleConditionEvent(type, named, type.getName() + " names no config"));
      }
    };
  }

  private static ArchCondition<JavaClass> beInANullMarkedPackage() {
    return new ArchCondition<>("be in a @NullMarked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(
            new SimpleConditionEvent(
                type, marked, type.getName() + " is in a package without @NullMarked"));
      }
    };
  }
}

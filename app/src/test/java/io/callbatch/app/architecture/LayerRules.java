package io.callbatch.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import io.callbatch.app.architecture.wrong.adapter.grpc.UsesTheJsonAdapter;
import io.callbatch.app.architecture.wrong.adapter.json.CallsTheClassBehindThePort;
import io.callbatch.app.architecture.wrong.adapter.json.UsesTheCompositionRoot;
import io.callbatch.app.architecture.wrong.domain.port.in.KnowsTheDrivenSide;
import io.callbatch.app.architecture.wrong.domain.port.out.KnowsTheDrivingSide;
import io.callbatch.app.architecture.wrong.elsewhere.Stray;
import java.util.List;

/** Which part may know which. */
final class LayerRules {
  private LayerRules() {}

  static List<HouseRule> in(String root) {
    return List.of(
        HouseRule.of(
            slices()
                .matching(root + ".adapter.(*)..")
                .should()
                .notDependOnEachOther()
                .as("adapters don't know each other")
                .because(
                    "each can be replaced alone; what two of them share is a port of the domain,"
                        + " so put it into domain.port.out and let app wire it"),
            UsesTheJsonAdapter.class),
        HouseRule.of(
            noClasses()
                .that()
                .resideInAPackage(root + ".adapter..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".domain.usecase..")
                .as("adapters call ports, never the classes behind them")
                .because(
                    "the port is the promise and the class behind it is free to change; take the"
                        + " interface of domain.port.in in the constructor"),
            CallsTheClassBehindThePort.class),
        HouseRule.of(
            noClasses()
                .that()
                .resideInAPackage(root + ".domain.port.in..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".domain.port.out..")
                .as("driving ports don't know driven ports")
                .because(
                    "the two sides evolve apart; what both need is a value, so put it into"
                        + " domain.model"),
            KnowsTheDrivenSide.class),
        HouseRule.of(
            noClasses()
                .that()
                .resideInAPackage(root + ".domain.port.out..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".domain.port.in..")
                .as("driven ports don't know driving ports")
                .because(
                    "the two sides evolve apart; what both need is a value, so put it into"
                        + " domain.model"),
            KnowsTheDrivingSide.class),
        HouseRule.of(
            noClasses()
                .that()
                .resideOutsideOfPackages(root + ".app..", root + ".bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".app..", root + ".bench..")
                .as("nothing knows the composition root or the benchmarks")
                .because(
                    "wiring is the last leaf; pass what is needed in through a constructor, or move"
                        + " it to the module that both can see"),
            UsesTheCompositionRoot.class),
        HouseRule.of(
            slices()
                .matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .as("packages have no cycles")
                .because(
                    "a cycle is one package pretending to be two: join them, or move what both need"
                        + " into a third below them"),
            KnowsTheDrivenSide.class,
            KnowsTheDrivingSide.class),
        HouseRule.of(
            classes()
                .should()
                .resideInAnyPackage(
                    root + ".domain.model",
                    root + ".domain.model.call",
                    root + ".domain.model.input",
                    root + ".domain.model.page",
                    root + ".domain.model.property",
                    root + ".domain.model.page",
                    root + ".domain.model.run",
                    root + ".domain.model.search",
                    root + ".domain.port.in",
                    root + ".domain.port.out",
                    root + ".domain.usecase",
                    root + ".domain.usecase.batch",
                    root + ".adapter.json",
                    root + ".adapter.json.bytes",
                    root + ".adapter.json.wire",
                    root + ".adapter.json.mapping",
                    root + ".adapter.json.read",
                    root + ".adapter.json.write",
                    root + ".adapter.json.http",
                    root + ".adapter.json.http.connection",
                    root + ".adapter.json.hubspot",
                    root + ".adapter.json.hubspot.answer",
                    root + ".adapter.json.hubspot.error",
                    root + ".adapter.json.hubspot.exchange",
                    root + ".adapter.json.hubspot.fault",
                    root + ".adapter.json.hubspot.property",
                    root + ".adapter.json.hubspot.ratelimit",
                    root + ".adapter.json.hubspot.request",
                    root + ".adapter.json.hubspot.route",
                    root + ".adapter.grpc",
                    root + ".adapter.grpc.access",
                    root + ".adapter.grpc.client",
                    root + ".adapter.grpc.inbound",
                    root + ".adapter.grpc.mapping",
                    root + ".adapter.grpc.format",
                    root + ".adapter.grpc.inbound",
                    root + ".adapter.grpc.error",
                    root + ".adapter.grpc.service",
                    root + ".adapter.sql",
                    root + ".adapter.sql.codec",
                    root + ".adapter.sql.schema",
                    root + ".adapter.sql.store",
                    root + ".app",
                    root + ".app.access",
                    root + ".app.cli",
                    root + ".app.compression",
                    root + ".app.config",
                    root + ".app.connection",
                    root + ".app.life",
                    root + ".app.load",
                    root + ".app.logging",
                    root + ".app.transfer",
                    // what protoc generates
                    root + ".v1")
                .as("every class belongs to a part of the architecture")
                .because(
                    "a class outside of the map escapes all rules; put it into one of the packages"
                        + " listed here, or add a package here and to ARCHITECTURE.md"),
            Stray.class));
  }
}

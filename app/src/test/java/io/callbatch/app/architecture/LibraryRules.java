package io.callbatch.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import io.callbatch.app.architecture.wrong.adapter.grpc.ParsesJson;
import io.callbatch.app.architecture.wrong.adapter.json.ServesGrpc;
import io.callbatch.app.architecture.wrong.adapter.json.UsesMessages;
import io.callbatch.app.architecture.wrong.app.ReadsOptions;
import io.callbatch.app.architecture.wrong.app.ServesHttp;
import io.callbatch.app.architecture.wrong.domain.usecase.AsksADatabase;
import io.callbatch.app.architecture.wrong.domain.usecase.OpensASocket;
import java.util.List;

/** Which library may be used where. */
final class LibraryRules {
  private LibraryRules() {}

  static List<HouseRule> in(String root) {
    return List.of(
        HouseRule.of(
            classes()
                .that()
                .resideInAPackage(root + ".domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                    root + ".domain..",
                    "java.io",
                    "java.lang..",
                    "java.math",
                    "java.nio.charset",
                    // digests, which say the same of the same bytes
                    "java.security",
                    "java.time..",
                    "java.util..",
                    "org.jspecify.annotations")
                .as("the domain needs the JDK's basic packages and nothing else")
                .because(
                    "a framework in the core would have to be learnt, upgraded and tested with"
                        + " every rule of the business; describe the need as an interface in"
                        + " domain.port.out and implement it in an adapter"),
            OpensASocket.class),
        HouseRule.of(
            only("io.callbatch.v1..")
                .in(root + ".adapter.grpc..", root + ".bench..", "io.callbatch.v1..")
                .as("protobuf messages stay in adapters-grpc")
                .because(
                    "the wire may change when the domain doesn't; take the domain's record, and let"
                        + " adapter.grpc.mapping turn it into a message"),
            UsesMessages.class),
        HouseRule.of(
            only("tools.jackson..", "com.fasterxml.jackson..")
                .in(root + ".adapter.json..")
                .as("Jackson stays in adapters-json")
                .because(
                    "JSON is one format among several; what writes or reads it belongs to"
                        + " adapter.json.write or adapter.json.read"),
            ParsesJson.class),
        HouseRule.of(
            only("java.sql..", "javax.sql..", "org.sqlite..", "org.postgresql..")
                .in(root + ".adapter.sql..")
                .as("SQL stays in adapters-sql")
                .because(
                    "a store is a port of the domain; add a method in domain's words to the port"
                        + " and implement it in adapter.sql"),
            AsksADatabase.class),
        HouseRule.of(
            only("io.grpc..")
                .in(
                    root + ".adapter.grpc..",
                    root + ".app..",
                    root + ".bench..",
                    "io.callbatch.v1..")
                .as("grpc-java stays in adapters-grpc and the composition root")
                .because(
                    "failures are turned into statuses in one place; throw what the domain offers,"
                        + " and add it to adapter.grpc.error"),
            ServesGrpc.class),
        HouseRule.of(
            only("io.helidon..")
                .in(root + ".adapter.json.http..")
                .as("the HTTP server stays in adapter.json.http")
                .because(
                    "it is a detail that can be replaced; a new route is a handler in"
                        + " adapter.json.http that calls a port"),
            ServesHttp.class),
        HouseRule.of(
            only("picocli..")
                .in(root + ".app.cli..", root + ".app.config..")
                .as("picocli stays in the command line")
                .because(
                    "options are a way to say settings, not the settings themselves; take a record"
                        + " such as ServerSettings instead"),
            ReadsOptions.class));
  }

  /** A rule that classes of these packages are used in some packages only. */
  private static Use only(String... packages) {
    return places ->
        noClasses()
            .that()
            .resideOutsideOfPackages(places)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages);
  }

  private interface Use {
    ArchRule in(String... places);
  }
}

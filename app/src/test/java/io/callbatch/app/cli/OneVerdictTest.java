package io.callbatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ContainerNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same file gets the same verdict from {@code batch submit} and {@code POST /v1/batches}: the
 * same findings with the same places, rules and messages, or a batch from both. The files are sound
 * requests, each spoilt in one place in every way that there is.
 */
class OneVerdictTest {

  private static final List<String> SOUND =
      List.of(
          """
          {"operation": "create", "inputs": [{"properties": {"hs_timestamp": "1", "own": 2},
            "associations": [{"to": {"id": "7"}, "types": [
              {"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 194}]}],
            "objectWriteTraceId": "t"}]}
          """,
          """
          {"inputs": [{"id": "1"}], "properties": ["a"], "propertiesWithHistory": ["b"],
            "idProperty": "own", "archived": true, "operation": "read"}
          """,
          """
          {"operation": "update", "inputs": [{"id": "1", "idProperty": "own",
            "properties": {"a": "x", "b": null}, "objectWriteTraceId": "t"}]}
          """,
          """
          {"inputs": [{"id": "1", "properties": {"a": "x"}}, {"id": "2", "properties": {}}],
            "operation": "upsert"}
          """,
          """
          {"operation": "archive", "inputs": [{"id": "1"}, {"id": 2}]}
          """);

  private static final List<String> VALUES =
      List.of("null", "\"x\"", "7", "true", "[]", "{}", "[1]", "{\"x\": 1}", "\"\"");

  private static TestServer server;

  @TempDir private static Path folder;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> bothDoorsHaveOneVerdictOnEverySpoiltRequest() {
    return SOUND.stream()
        .map(sound ->
            DynamicTest.dynamicTest(
                JsonMapper.shared().readTree(sound).get("operation").asString(),
                () -> {
                  Set<String> refused = new LinkedHashSet<>();
                  for (String text : spoilt(sound)) {
                    List<String> verdict = overHttp(text);
                    assertThat(onTheCommandLine(text)).as(text).isEqualTo(verdict);
                    if (!verdict.isEmpty()) {
                      refused.add(text);
                    }
                  }
                  assertThat(refused).hasSizeGreaterThan(20);
                }));
  }

  @Test
  void bothDoorsRefuseTextsThatAreNoRequests() throws Exception {
    for (String text :
        List.of(
            "",
            "{",
            "[]",
            "null",
            "{\"operation\":\"archive\",\"inputs\":[{\"id\":\"\\ud800\"}]}",
            "{\"operation\":\"archive\",\"inputs\":[]}",
            "{\"operation\":\"archive\",\"inputs\":[{\"id\":\"1\"}]} {}")) {
      List<String> verdict = overHttp(text);
      assertThat(verdict).as(text).isNotEmpty();
      assertThat(onTheCommandLine(text)).as(text).isEqualTo(verdict);
    }
  }

  /** The text, and the text with each value replaced, each member gone, misspelt or repeated. */
  private static List<String> spoilt(String sound) {
    List<String> texts = new ArrayList<>();
    texts.add(sound);
    JsonNode root = JsonMapper.shared().readTree(sound);
    int containers = containers(root).size();
    for (int index = 0; index < containers; index++) {
      int names = containers(root).get(index).size();
      for (int member = 0; member < names; member++) {
        for (String value : VALUES) {
          texts.add(replaced(root, index, member, value));
        }
        texts.add(removed(root, index, member));
        texts.add(misspelt(root, index, member));
      }
      texts.add(withUnknownMember(root, index));
    }
    texts.add(sound.stripTrailing().replaceFirst("}$", ", \"operation\": \"read\"}"));
    texts.add(sound.stripTrailing().replaceFirst("}$", ", \"inputs\": 5}"));
    return texts;
  }

  private static List<ContainerNode<?>> containers(JsonNode node) {
    List<ContainerNode<?>> all = new ArrayList<>();
    if (node instanceof ContainerNode<?> container) {
      all.add(container);
      node.forEach(child -> all.addAll(containers(child)));
    }
    return all;
  }

  private static String replaced(JsonNode root, int index, int member, String value) {
    JsonNode copy = root.deepCopy();
    JsonNode replacement = JsonMapper.shared().readTree(value);
    switch (containers(copy).get(index)) {
      case ObjectNode object -> object.set(name(object, member), replacement);
      case ArrayNode array -> array.set(member, replacement);
      default -> throw new AssertionError("another container");
    }
    return copy.toString();
  }

  private static String removed(JsonNode root, int index, int member) {
    JsonNode copy = root.deepCopy();
    switch (containers(copy).get(index)) {
      case ObjectNode object -> object.remove(name(object, member));
      case ArrayNode array -> array.remove(member);
      default -> throw new AssertionError("another container");
    }
    return copy.toString();
  }

  private static String misspelt(JsonNode root, int index, int member) {
    JsonNode copy = root.deepCopy();
    if (containers(copy).get(index) instanceof ObjectNode object) {
      String name = name(object, member);
      object.set(name.substring(0, name.length() - 1), object.remove(name));
    }
    return copy.toString();
  }

  private static String withUnknownMember(JsonNode root, int index) {
    JsonNode copy = root.deepCopy();
    if (containers(copy).get(index) instanceof ObjectNode object) {
      object.put("unknown", 1);
    }
    return copy.toString();
  }

  private static String name(ObjectNode object, int member) {
    return object.propertyNames().stream().skip(member).findFirst().orElseThrow();
  }

  /** Lines of {@code LINE:COLUMN: pointer: message [rule]}; none where the batch is taken. */
  private static List<String> overHttp(String text) throws Exception {
    var answer =
        server.post(
            "/v1/batches",
            text.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/json");
    JsonNode body = TestServer.json(answer);
    if (answer.statusCode() == 202) {
      return List.of();
    }
    assertThat(answer.statusCode()).as(text).isIn(400, 422);
    return body.get("violations")
        .valueStream()
        .map(violation ->
            "%d:%d: %s: %s [%s]"
                .formatted(
                    violation.get("line").asInt(),
                    violation.get("column").asInt(),
                    violation.get("pointer").asString(),
                    violation.get("message").asString(),
                    violation.get("rule").asString()))
        .toList();
  }

  private static List<String> onTheCommandLine(String text) throws IOException {
    String file = Files.writeString(folder.resolve("request.json"), text).toString();
    CommandLineRun run =
        CommandLineRun.of(
            "batch", "submit", "--server", "127.0.0.1:" + server.server().grpcPort(), file);
    assertThat(run.status()).as(text + run.errors()).isIn(ExitStatus.DONE, ExitStatus.VIOLATIONS);
    return run.errors().lines().map(line -> line.substring(file.length() + 1)).toList();
  }
}

package io.callbatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class BatchCommandTest {
  private static final String GOOD =
      "{\"properties\":{\"hs_timestamp\":\"2026-03-12T10:00:00Z\",\"hs_call_title\":\"a\"}}";

  private static final String BAD = "{\"properties\":{\"hs_timestamp\":\"yesterday\"}}";

  private static TestServer server;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static CommandLineRun batch(String... words) {
    List<String> all = new ArrayList<>(List.of("batch", words[0], "--server", address()));
    all.addAll(List.of(words).subList(1, words.length));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  private static String address() {
    return "127.0.0.1:" + server.server().grpcPort();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static List<JsonNode> lines(CommandLineRun run) {
    return run.text().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
  }

  private static String id(JsonNode job) {
    return job.get("id").asString();
  }

  private static JsonNode only(CommandLineRun run) {
    assertThat(run.errors()).isEmpty();
    assertThat(lines(run)).hasSize(1);
    return lines(run).getFirst();
  }

  @Test
  void aSubmittedBatchIsPrintedInTheShapeOfTheContract() throws IOException {
    CommandLineRun run =
        batch(
            "submit",
            "--operation",
            "create",
            file("in.json", "{\"inputs\":[%s,%s]}".formatted(GOOD, GOOD)));

    assertThat(run.status()).isZero();
    JsonNode job = only(run);
    assertThat(job.propertyNames())
        .contains(
            "id",
            "operation",
            "status",
            "requestedAt",
            "inputsTotal",
            "inputsDone",
            "inputsFailed");
    assertThat(job.get("operation").asString()).isEqualTo("create");
    assertThat(job.get("inputsTotal").asInt()).isEqualTo(2);
  }

  @Test
  void watchingShowsEveryChangeToTheEnd() throws IOException {
    CommandLineRun run =
        batch(
            "submit",
            "--operation",
            "create",
            "--watch",
            file("in.ndjson", GOOD + "\n" + GOOD + "\n"));

    assertThat(run.status()).isZero();
    JsonNode end = lines(run).getLast();
    assertThat(end.get("status").asString()).isEqualTo("COMPLETE");
    assertThat(end.get("inputsDone").asInt()).isEqualTo(2);
    assertThat(end.has("startedAt")).isTrue();
    assertThat(end.has("completedAt")).isTrue();
  }

  @Test
  void failedInputsAreStatus1AndInTheResponse() throws IOException {
    CommandLineRun watched =
        batch(
            "submit",
            "--operation",
            "create",
            "--watch",
            file("in.json", "{\"inputs\":[%s,%s]}".formatted(GOOD, BAD)));
    String id = id(lines(watched).getLast());

    assertThat(watched.status()).isEqualTo(1);
    assertThat(batch("watch", id).status()).isEqualTo(1);
    assertThat(only(batch("get", id)).has("response")).isFalse();
    JsonNode response = only(batch("get", id, "--include-response")).get("response");
    assertThat(response.at("/results/0/properties/hs_call_title").asString()).isEqualTo("a");
    assertThat(response.at("/errors/0/errors/0/code").asString()).isEqualTo("INVALID_LONG");
    assertThat(response.get("numErrors").asInt()).isEqualTo(1);
  }

  @Test
  void theOtherOperationsWork() throws IOException {
    JsonNode created =
        only(
            batch(
                "get",
                id(
                    lines(
                            batch(
                                "submit",
                                "--operation",
                                "create",
                                "--watch",
                                file("in.ndjson", GOOD)))
                        .getLast()),
                "--include-response"));
    String call = created.at("/response/results/0/id").asString();

    run("update", "{\"inputs\":[{\"id\":\"%s\",\"properties\":{\"hs_call_title\":\"b\"}}]}", call);
    JsonNode read =
        run("read", "{\"inputs\":[{\"id\":\"%s\"}],\"properties\":[\"hs_call_title\"]}", call);
    run("archive", "{\"inputs\":[{\"id\":\"%s\"}]}", call);

    assertThat(read.at("/response/results/0/properties/hs_call_title").asString()).isEqualTo("b");
  }

  private JsonNode run(String operation, String body, String call) throws IOException {
    CommandLineRun run =
        batch(
            "submit",
            "--operation",
            operation,
            "--watch",
            file(operation + ".json", body.formatted(call)));
    assertThat(run.errors()).isEmpty();
    assertThat(run.status()).isZero();
    return only(batch("get", id(lines(run).getLast()), "--include-response"));
  }

  @Test
  void aRepeatedSubmissionIsTheSameBatch() throws IOException {
    String in = file("in.ndjson", GOOD);

    JsonNode first =
        only(batch("submit", "--operation", "create", "--request-id", "nightly-1", in));
    JsonNode again =
        only(batch("submit", "--operation", "create", "--request-id", "nightly-1", in));
    CommandLineRun other =
        batch(
            "submit",
            "--operation",
            "create",
            "--request-id",
            "nightly-1",
            file("other.ndjson", GOOD + "\n" + GOOD));

    assertThat(id(again)).isEqualTo(id(first));
    assertThat(other.status()).isEqualTo(2);
    assertThat(other.errors()).contains("[ALREADY_EXISTS]");
  }

  @Test
  void aBatchThatHasEndedStaysAsItIs() throws IOException {
    String id =
        id(
            lines(batch("submit", "--operation", "create", "--watch", file("in.ndjson", GOOD)))
                .getLast());

    assertThat(only(batch("cancel", id)).get("status").asString()).isEqualTo("COMPLETE");
  }

  @Test
  void badInputIsToldWithItsPlace() throws IOException {
    String in = file("in.json", "{\"inputs\":[{\"properties\":5}]}");

    CommandLineRun run = batch("submit", "--operation", "create", in);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errors())
        .startsWith(
            in
                + ":1:26: /inputs/0/properties: expected an object of property names and values,"
                + " found the number 5 [type]");
  }

  @Test
  void aBatchWithoutInputsIsRefusedAsOverHttp() throws IOException {
    String in = file("empty.json", "{\"inputs\":[]}");

    CommandLineRun run = batch("submit", "--operation", "create", in);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errors())
        .startsWith(in + ":1:11: /inputs: expected 1 to 1,000,000 inputs, found 0 [items]");
  }

  @Test
  void whatIsWrongIsStatus2() throws IOException {
    String in = file("in.ndjson", GOOD);
    List<CommandLineRun> runs =
        List.of(
            batch("get", "nobody"),
            batch("watch", "nobody"),
            batch("cancel", "nobody"),
            batch("get", "no id!"),
            batch("submit", in),
            batch("submit", "--operation", "create", file("in.pb", "")),
            batch("submit", "--operation", "nothing", in),
            batch("submit", "--operation", "create", "--request-id", "x".repeat(129), in),
            CommandLineRun.of("batch"),
            CommandLineRun.of("batch", "get", "--server", "127.0.0.1:1", "a"));

    assertThat(runs).extracting(CommandLineRun::status).containsOnly(2);
    assertThat(runs)
        .allSatisfy(run -> {
          assertThat(run.errors()).isNotBlank().doesNotContain("Exception");
          assertThat(run.output()).isEmpty();
        });
    assertThat(runs.getFirst().errors()).contains("there is no batch nobody");
  }
}

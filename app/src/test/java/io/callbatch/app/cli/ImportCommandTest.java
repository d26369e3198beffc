package io.callbatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.TestServer;
import io.callbatch.app.access.AccessSettings;
import io.callbatch.app.access.Secrets;
import io.callbatch.domain.port.in.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Import and export, on stores and on servers. */
@Timeout(120)
class ImportCommandTest {
  private static final String WITH_ASSOCIATION =
      "{\"properties\":{\"hs_timestamp\":\"2026-03-12T10:00:00Z\",\"hs_call_title\":\"first\"},"
          + "\"associations\":[{\"to\":{\"id\":\"7\"},\"types\":[{\"associationCategory\":"
          + "\"HUBSPOT_DEFINED\",\"associationTypeId\":194}]}]}";

  @TempDir private Path folder;

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String store(String name) {
    return "sqlite:" + file(name);
  }

  private String write(String name, List<String> lines) throws IOException {
    Files.write(folder.resolve(name), lines);
    return file(name);
  }

  private static String call(Object title) {
    return "{\"properties\":{\"hs_timestamp\":\"2026-03-12T10:00:00Z\",\"hs_call_title\":\"%s\"}}"
        .formatted(title);
  }

  private static List<String> calls(int count) {
    List<String> calls = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      calls.add(call(i));
    }
    return calls;
  }

  private static List<String> titles(int count) {
    List<String> titles = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      titles.add(Integer.toString(i));
    }
    return titles;
  }

  private List<JsonNode> exported(String... options) {
    String[] words = new String[options.length + 1];
    words[0] = "export";
    System.arraycopy(options, 0, words, 1, options.length);
    CommandLineRun run = CommandLineRun.of(words);
    assertThat(run.status()).isZero();
    if (!run.text().isEmpty()) {
      assertThat(run.errors()).isEmpty();
    }
    return run.text().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
  }

  private List<String> titlesIn(String store) {
    return exported("--store", store).stream()
        .map(call -> call.at("/properties/hs_call_title").asString())
        .toList();
  }

  @Nested
  class OnStores {
    @Test
    void exportedCallsCanBeImportedElsewhere() throws IOException {
      List<String> lines = new ArrayList<>(calls(1_200));
      lines.set(0, WITH_ASSOCIATION);
      String in = write("in.ndjson", lines);

      CommandLineRun first = CommandLineRun.of("import", "--store", store("a.db"), in);
      CommandLineRun export =
          CommandLineRun.of("export", "--store", store("a.db"), file("out.ndjson"));
      CommandLineRun second =
          CommandLineRun.of("import", "--store", store("b.db"), file("out.ndjson"));

      assertThat(first.errors()).isEqualTo(in + ": 1,200 created, 0 already there, 0 rejected\n");
      assertThat(export.errors()).isEqualTo(file("out.ndjson") + ": 1,200 calls exported\n");
      assertThat(List.of(first.status(), export.status(), second.status())).containsOnly(0);
      List<JsonNode> there = exported("--store", store("a.db"));
      List<JsonNode> here = exported("--store", store("b.db"));
      assertThat(here).hasSize(1_200);
      assertThat(here.stream().map(ImportCommandTest::substance).toList())
          .isEqualTo(there.stream().map(ImportCommandTest::substance).toList());
      assertThat(here.getFirst().at("/associations/contacts/results/0/id").asString())
          .isEqualTo("7");
      assertThat(folder.toFile().list())
          .doesNotContain("in.ndjson.resume", "out.ndjson.part", "out.ndjson.resume");
    }

    @Test
    void repeatingAnImportDoesNothingTwice() throws IOException {
      String in = write("in.ndjson", calls(1_200));

      CommandLineRun.of("import", "--store", store("a.db"), in);
      CommandLineRun again = CommandLineRun.of("import", "--store", store("a.db"), in);

      assertThat(again.status()).isZero();
      assertThat(again.errors()).isEqualTo(in + ": 0 created, 1,200 already there, 0 rejected\n");
      assertThat(titlesIn(store("a.db"))).isEqualTo(titles(1_200));
    }

    @Test
    void anImportThatStoppedIsGoneOnWith() throws IOException {
      List<String> lines = calls(1_700);
      lines.set(1_299, "{\"properties\": ");
      String in = write("in.ndjson", lines);

      CommandLineRun stopped = CommandLineRun.of("import", "--store", store("a.db"), in);

      assertThat(stopped.status()).isEqualTo(1);
      assertThat(stopped.errors())
          .contains(in + ":1300:16: ", "[syntax]")
          .contains("1,000 lines are settled, and the same command with --resume goes on")
          .contains("1,000 created, 0 already there, 0 rejected");

      write("in.ndjson", calls(1_700));
      CommandLineRun resumed =
          CommandLineRun.of("import", "--store", store("a.db"), "--resume", in);

      assertThat(resumed.errors()).isEqualTo(in + ": 1,700 created, 0 already there, 0 rejected\n");
      assertThat(titlesIn(store("a.db"))).isEqualTo(titles(1_700));
      assertThat(folder.resolve("in.ndjson.resume")).doesNotExist();
    }

    @Test
    void anotherPlaceIsNotGoneOnWith() throws IOException {
      List<String> lines = calls(600);
      lines.add("{");
      String in = write("in.ndjson", lines);
      CommandLineRun.of("import", "--store", store("a.db"), in);

      CommandLineRun other = CommandLineRun.of("import", "--store", store("b.db"), "--resume", in);

      assertThat(other.status()).isEqualTo(2);
      assertThat(other.errors()).contains("in.ndjson.resume belongs to another transfer");
    }

    @Test
    void rejectedLinesAreToldKeptAndCounted() throws IOException {
      String in =
          write(
              "in.ndjson",
              List.of(
                  call("a"),
                  "{\"properties\":{\"hs_timestamp\":\"yesterday\"}}",
                  "[]",
                  "{\"properties\":{\"hs_timestamp\":\"1773309600000\",\"nope\":\"x\"}}",
                  call("b")));

      CommandLineRun run =
          CommandLineRun.of(
              "import",
              "--store",
              store("a.db"),
              "--skip-invalid",
              "--rejected",
              file("bad.ndjson"),
              in);

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.errors().lines())
          .containsExactlyInAnyOrder(
              in + ":3:1: : expected a call object, found an array [type]",
              in + ":2: /properties/hs_timestamp: yesterday was not a valid long. [INVALID_LONG]",
              in
                  + ":4: /properties/nope: Property \"nope\" does not exist"
                  + " [PROPERTY_DOESNT_EXIST]",
              in + ": 2 created, 0 already there, 3 rejected");
      assertThat(folder.resolve("bad.ndjson"))
          .content()
          .isEqualTo(
              """
              {"properties":{"hs_timestamp":"yesterday"}}
              []
              {"properties":{"hs_timestamp":"1773309600000","nope":"x"}}
              """);
      assertThat(titlesIn(store("a.db"))).containsExactly("a", "b");
    }

    @Test
    void onlySomeRejectionsAreTold() throws IOException {
      List<String> bad = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        bad.add("{\"properties\":{\"hs_timestamp\":\"%d days ago\"}}".formatted(i));
      }
      String in = write("in.ndjson", bad);

      CommandLineRun run =
          CommandLineRun.of("import", "--store", store("a.db"), "--max-rejections", "2", in);

      assertThat(run.errors().lines())
          .hasSize(4)
          .contains(
              in + ": 28 more lines not imported",
              in + ": 0 created, 0 already there, 30 rejected");
    }

    @Test
    void standardInputAndOutputWillDo() {
      CommandLineRun run =
          CommandLineRun.reading(
              (call("a") + "\n").getBytes(StandardCharsets.UTF_8),
              "import",
              "--store",
              store("a.db"));

      assertThat(run.errors()).isEqualTo("-: 1 created, 0 already there, 0 rejected\n");
      assertThat(titlesIn(store("a.db"))).containsExactly("a");
    }

    @Test
    void aPortalWithoutCallsIsTold() {
      CommandLineRun.reading(
          call("a").getBytes(StandardCharsets.UTF_8), "import", "--store", store("a.db"));

      CommandLineRun typo =
          CommandLineRun.of("export", "--store", store("a.db"), "--portal", "typo");

      assertThat(typo.status()).isZero();
      assertThat(typo.output()).isEmpty();
      assertThat(typo.errors())
          .isEqualTo("callbatch export: 0 calls exported; the portal typo has no calls\n");
      assertThat(
              CommandLineRun.of("export", "-q", "--store", store("a.db"), "--portal", "typo")
                  .errors())
          .isEmpty();
    }

    @Test
    void pagesAndDocumentsAreImportedAmongLines() throws IOException {
      StringBuilder page = new StringBuilder("{\"status\":\"COMPLETE\",\"results\":[");
      for (int i = 1; i <= 1_234; i++) {
        page.append(i == 1 ? "" : ",")
            .append(
                "{\"id\":\"%d\",\"createdAt\":\"2026-03-12T10:00:00Z\",\"properties\":{\"hs_timestamp\":\"%s\",\"hs_call_title\":\"p\",\"hs_not_yet\":\"x\"}}"
                    .formatted(i, i == 700 ? "never" : "1773309600000"));
      }
      page.append("]}");
      String in = write("in.ndjson", List.of(call("a"), page.toString(), call("b")));

      CommandLineRun run =
          CommandLineRun.of(
              "import", "--store", store("a.db"), "--rejected", file("bad.ndjson"), in);
      CommandLineRun again = CommandLineRun.of("import", "--store", store("a.db"), in);

      assertThat(run.errors().lines())
          .containsExactly(
              in
                  + ":2: /results/699/properties/hs_timestamp: never was not a valid long."
                  + " [INVALID_LONG]",
              in + ": warning: skipped hs_not_yet: set by HubSpot, in 1,234 calls",
              in + ": 1,235 created, 0 already there, 1 rejected");
      assertThat(again.errors()).endsWith(in + ": 0 created, 1,235 already there, 1 rejected\n");
      assertThat(Files.readAllLines(folder.resolve("bad.ndjson")))
          .singleElement()
          .asString()
          .startsWith("{\"id\":\"700\"");
      assertThat(titlesIn(store("a.db"))).hasSize(1_235).startsWith("a").endsWith("b");
    }

    @Test
    void prettyPrintedPagesAreImported() throws IOException {
      String in = file("page.json");
      Files.writeString(
          Path.of(in),
          """
          {
            "results": [
              %s,
              {"properties": {"hs_timestamp": "never"}}
            ]
          }
          """
              .formatted(call("a")));

      CommandLineRun run = CommandLineRun.of("import", "--store", store("a.db"), in);

      assertThat(run.errors())
          .contains(in + ":4: /results/1/properties/hs_timestamp: never was not")
          .contains("1 created, 0 already there, 1 rejected");
    }

    @Test
    void portalsAreApart() throws IOException {
      String in = write("in.ndjson", calls(1));
      CommandLineRun.of("import", "--store", store("a.db"), "--portal", "acme", in);

      assertThat(exported("--store", store("a.db"))).isEmpty();
      assertThat(exported("--store", store("a.db"), "--portal", "acme")).hasSize(1);
    }

    @Test
    void namedPropertiesAreShownWithHistoryAndNulls() throws IOException {
      CommandLineRun.of("import", "--store", store("a.db"), write("in.ndjson", calls(1)));

      JsonNode call =
          exported(
                  "--store",
                  store("a.db"),
                  "--properties",
                  "hs_call_body",
                  "--properties-with-history",
                  "hs_call_title")
              .getFirst();

      assertThat(call.at("/properties/hs_call_body").isNull()).isTrue();
      assertThat(call.at("/propertiesWithHistory/hs_call_title/0/value").asString()).isEqualTo("1");
      assertThat(exported("--store", store("a.db"), "--archived")).isEmpty();
    }
  }

  /** What an import can take over of a call. */
  private static Object substance(JsonNode call) {
    return List.of(
        call.at("/properties/hs_timestamp"),
        call.at("/properties/hs_call_title"),
        call.at("/associations"));
  }

  @Nested
  class OnServers {
    @Test
    void callsGoInAndOut() throws IOException {
      String in = write("in.ndjson", calls(1_200));
      try (TestServer server = TestServer.start()) {
        String address = "127.0.0.1:" + server.server().grpcPort();

        CommandLineRun run = CommandLineRun.of("import", "--server", address, in);

        assertThat(run.status()).isZero();
        assertThat(exported("--server", address))
            .extracting(call -> call.at("/properties/hs_call_title").asString())
            .isEqualTo(titles(1_200));
      }
    }

    @Test
    void askForATokenWithTheRightScope() throws IOException {
      Path tokens = folder.resolve("tokens.txt");
      String reading = Secrets.add(tokens, "reading", Scope.READ);
      String both = Secrets.add(tokens, "both", Scope.READ, Scope.WRITE);
      String in = write("in.ndjson", calls(1));
      try (TestServer server =
          new TestServer(
              TestServer.guarded(
                  new AccessSettings(Optional.of(tokens), false, Optional.empty())))) {
        String address = "127.0.0.1:" + server.server().grpcPort();

        CommandLineRun none = CommandLineRun.of("export", "--server", address);
        CommandLineRun wrong = CommandLineRun.of("export", "--server", address, "--token", "wrong");
        CommandLineRun missing =
            CommandLineRun.of("import", "--server", address, "--token", reading, in);
        CommandLineRun right =
            CommandLineRun.with(
                new byte[0],
                Map.of("CALLBATCH_TOKEN", both, "CALLBATCH_SERVER", address),
                "import",
                in);

        assertThat(List.of(none.status(), wrong.status(), missing.status())).containsOnly(2);
        assertThat(none.errors()).contains("without a valid token");
        assertThat(wrong.errors()).contains("without a valid token");
        assertThat(missing.errors()).contains("lacks the scope crm.objects.contacts.write");
        assertThat(right.errors()).contains("1 created");
        assertThat(right.status()).isZero();
      }
    }
  }

  @Nested
  class Usage {
    private void isRefused(String text, String... words) {
      CommandLineRun run = CommandLineRun.of(words);

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.output()).isEmpty();
      assertThat(run.errors()).contains(text).doesNotContain("Exception");
    }

    @Test
    void saysWhatIsWrong() throws IOException {
      String in = write("in.ndjson", calls(1));

      isRefused("there is no store", "export", "--store", store("none.db"));
      assertThat(folder.resolve("none.db")).doesNotExist();
      isRefused("there is no such file", "import", "--store", store("a.db"), file("nothing"));
      isRefused("is a folder", "import", "--store", store("a.db"), folder.toString());
      isRefused("expected --server HOST:PORT", "export", "--server", "not a host");
      isRefused(
          "expected --server or --store", "export", "--server", "a:1", "--store", store("a.db"));
      isRefused("is in the memory of a server", "export", "--store", "sqlite::memory:");
      isRefused("only files can be gone on with", "export", "--resume", "--store", store("a.db"));
      isRefused("only files can be gone on with", "import", "--resume");
      isRefused("at least 1", "import", "--batch-inputs", "0", in);
      isRefused("needs both", "export", "--server", "a:1", "--client-cert", in);
    }

    @Test
    void propertiesThatAreNotThereAreNamed() throws IOException {
      CommandLineRun.of("import", "--store", store("a.db"), write("in.ndjson", calls(1)));

      isRefused(
          "calls have no property nope, other",
          "export",
          "--store",
          store("a.db"),
          "--properties",
          "other,hs_call_title,nope");
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
      CommandLineRun run = CommandLineRun.of("export", "--server", "127.0.0.1:1");

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.errors()).contains("can't be reached", "127.0.0.1:1");
    }
  }
}

package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.testing.Fixture;
import io.grpc.channelz.v1.ChannelzGrpc;
import io.grpc.channelz.v1.GetServersRequest;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher at the root of the repository, run as a process on the jar that was built. */
@Timeout(120)
class LauncherIT {
  private static final Path LAUNCHER = LaunchedServer.LAUNCHER;
  private static final Pattern LISTENING =
      Pattern.compile(
          "listening: http 127\\.0\\.0\\.1:(\\d+), grpc 127\\.0\\.0\\.1:(\\d+), store .+, upstream"
              + " none");
  private static final String LINE =
      "{\"status\":\"COMPLETE\",\"results\":[],\"startedAt\":\"2024-01-15T10:30:00Z\","
          + "\"completedAt\":\"2024-01-15T10:30:01Z\",\"links\":{\"filler\":\"%s\"}}";

  @TempDir private Path folder;

  private ProcessRun run(Map<String, String> environment, String... arguments) throws Exception {
    ProcessBuilder builder = process(LAUNCHER, environment, arguments);
    return ProcessRun.of(folder, builder.environment(), builder.command());
  }

  private ProcessBuilder process(Path launcher, Map<String, String> environment, String... words) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("CALLBATCH_BUILD", "never");
    builder.environment().putAll(environment);
    return builder;
  }

  @Test
  void convertsTheSeedsExampleToTextAndBack() throws Exception {
    Files.write(folder.resolve("example.json"), Fixture.SEED_EXAMPLE.bytes());

    ProcessRun there = run(Map.of(), "convert", "example.json", "example.txtpb");
    ProcessRun back = run(Map.of(), "convert", "example.txtpb", "back.json");
    ProcessRun again = run(Map.of(), "convert", "back.json", "again.txtpb");

    assertThat(List.of(there.status(), back.status(), again.status())).containsOnly(0);
    assertThat(folder.resolve("example.txtpb"))
        .content()
        .startsWith("status: BATCH_STATUS_COMPLETE");
    assertThat(folder.resolve("again.txtpb"))
        .hasSameTextualContentAs(folder.resolve("example.txtpb"));
  }

  @Test
  void saysWhatIsWrongAndExitsWith1() throws Exception {
    Files.write(folder.resolve("example.json"), Fixture.SEED_EXAMPLE.bytes());

    ProcessRun run = run(Map.of(), "convert", "--strict", "example.json", "example.pb");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).isEmpty();
    assertThat(run.errors().lines())
        .hasSize(3)
        .allMatch(line ->
            line.matches("example\\.json:\\d+:\\d+: /.+: expected .+, found .+ \\[[a-z-]+]"));
    assertThat(folder.resolve("example.pb")).doesNotExist();
  }

  @Test
  void writesToAPipeThatIsNamedAsAFile() throws Exception {
    Files.write(folder.resolve("example.json"), Fixture.SEED_EXAMPLE.bytes());
    String piped = "'%s' convert example.json --to json /dev/stdout | cat".formatted(LAUNCHER);

    ProcessRun run =
        ProcessRun.of(
            folder,
            process(LAUNCHER, Map.of()).environment(),
            List.of("bash", "-o", "pipefail", "-c", piped));

    assertThat(run.errors()).isEqualTo("example.json: 5 warnings; callbatch validate tells more\n");
    assertThat(run.status()).isZero();
    assertThat(run.output()).startsWith("{\"status\":\"COMPLETE\"");
  }

  @Test
  void exitsWith2OnWrongUsageAndWithoutAJdk() throws Exception {
    assertThat(run(Map.of(), "convert", "--nothing").status()).isEqualTo(2);

    ProcessRun noJdk = run(Map.of("CALLBATCH_JAVA_HOME", folder.toString()), "--version");

    assertThat(noJdk.status()).isEqualTo(2);
    assertThat(noJdk.errors()).contains("is not a JDK 25");
  }

  @Test
  void streamsMoreThanItsMemoryHolds() throws Exception {
    Path lines = folder.resolve("many.ndjson");
    int documents = 60_000;
    String line = LINE.formatted("x".repeat(1_500));
    try (BufferedWriter writer = Files.newBufferedWriter(lines)) {
      for (int i = 0; i < documents; i++) {
        writer.write(line);
        writer.newLine();
      }
    }
    Map<String, String> smallHeap = Map.of("CALLBATCH_JAVA_OPTS", "-Xmx32m");
    assertThat(Files.size(lines)).isGreaterThan(64L << 20);

    ProcessRun there = run(smallHeap, "convert", "many.ndjson", "many.delimited");
    ProcessRun back = run(smallHeap, "convert", "many.delimited", "back.ndjson");

    assertThat(there)
        .isEqualTo(new ProcessRun(0, "", "many.ndjson: 60,000 documents converted, 0 skipped\n"));
    assertThat(back)
        .isEqualTo(
            new ProcessRun(0, "", "many.delimited: 60,000 documents converted, 0 skipped\n"));
    assertThat(Files.mismatch(lines, folder.resolve("back.ndjson"))).isEqualTo(-1);
  }

  @Test
  void servesThroughALinkUntilItIsTold() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("linked"), LAUNCHER);
    Process server =
        process(
                link,
                Map.of(),
                "serve",
                "--port",
                "0",
                "--grpc-port",
                "0",
                "--store",
                "sqlite::memory:")
            .redirectError(folder.resolve("log.txt").toFile())
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      Matcher listening = LISTENING.matcher(output.readLine());
      assertThat(listening.matches()).isTrue();

      assertThat(get(Integer.parseInt(listening.group(1)), "/readyz").body())
          .startsWith("{\"status\":\"ready\",");

      server.toHandle().destroy(); // SIGTERM
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).isZero();
      assertThat(output.readLine()).isNull();
      assertThat(folder.resolve("log.txt")).content().contains("\"message\":\"stopped\"");
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void servesChannelz() throws Exception {
    try (LaunchedServer server = LaunchedServer.start(folder, "--store", "sqlite::memory:")) {
      assertThat(
              ChannelzGrpc.newBlockingStub(server.channel())
                  .getServers(GetServersRequest.getDefaultInstance())
                  .getServerCount())
          .isEqualTo(1);
    }
  }

  @Test
  void bringsCallsIntoAServerAndOutOfItsStore() throws Exception {
    Files.writeString(
        folder.resolve("in.ndjson"),
        "{\"properties\":{\"hs_timestamp\":\"1773309600000\",\"hs_call_title\":\"a\"}}\n"
            .repeat(1_100));
    ProcessRun nowhere = run(Map.of(), "import", "in.ndjson");
    assertThat(nowhere.status()).isEqualTo(2);
    assertThat(nowhere.errors()).contains("there is no store callbatch.db");

    try (LaunchedServer server = LaunchedServer.start(folder)) {
      ProcessRun in =
          run(Map.of("CALLBATCH_SERVER", server.channel().authority()), "import", "in.ndjson");
      ProcessRun out = run(Map.of(), "export", "out.ndjson");

      assertThat(in)
          .isEqualTo(
              new ProcessRun(0, "", "in.ndjson: 1,100 created, 0 already there, 0 rejected\n"));
      assertThat(out).isEqualTo(new ProcessRun(0, "", "out.ndjson: 1,100 calls exported\n"));
      assertThat(Files.readAllLines(folder.resolve("out.ndjson")))
          .hasSize(1_100)
          .allMatch(line -> line.contains("\"hs_call_title\":\"a\""));
    }
  }

  @Test
  void startsFromTheCacheThatTheBuildMade() throws Exception {
    ProcessRun run = run(Map.of("CALLBATCH_JAVA_OPTS", "-Xlog:class+load:stderr"), "--version");

    assertThat(run.status()).isZero();
    assertThat(run.errors().lines().filter(line -> line.contains(" io.callbatch.app.cli.")))
        .isNotEmpty()
        .anyMatch(line -> line.contains("CommandLineApp source: shared objects file"));
  }

  @Test
  void aCacheThatIsDamagedOrOfOtherOptionsIsPassedOverInSilence() throws Exception {
    Path cache = LAUNCHER.resolveSibling("app/target/callbatch-cli.aot");
    Path damaged = folder.resolve("damaged.aot");
    byte[] bytes = Files.readAllBytes(cache);
    Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 2));
    ProcessRun sound = run(Map.of(), "--version");

    for (String options :
        List.of(
            "-XX:AOTCache=" + damaged,
            "-XX:AOTCache=" + folder.resolve("missing.aot"),
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseZGC -Xmx64m")) {
      assertThat(run(Map.of("CALLBATCH_JAVA_OPTS", options), "--version"))
          .as(options)
          .isEqualTo(sound);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseZGC", "-XX:+UseParallelGC", "-XX:+UseSerialGC", "-Xmx64m"})
  void shortCommandsTakeTheOptionsThatAreGiven(String options) throws Exception {
    Files.write(folder.resolve("example.json"), Fixture.SEED_EXAMPLE.bytes());

    ProcessRun run =
        run(Map.of("CALLBATCH_JAVA_OPTS", options), "convert", "example.json", "example.pb");

    assertThat(run.status()).as(run.errors()).isZero();
    assertThat(folder.resolve("example.pb")).isNotEmptyFile();
  }

  @Test
  void namesOfFilesMayBeAnyTextInAnyLocale() throws Exception {
    Files.write(folder.resolve("é日😀.json"), Fixture.BATCH_READ_200.bytes());

    ProcessRun run = run(Map.of("LC_ALL", "C"), "validate", "é日😀.json");

    assertThat(run).isEqualTo(new ProcessRun(0, "1 valid, 0 invalid\n", ""));
  }

  @Test
  void outputThatCannotBeWrittenIsNoSuccess() throws Exception {
    Files.write(folder.resolve("batch.json"), Fixture.BATCH_READ_200.bytes());
    Process process =
        process(LAUNCHER, Map.of(), "validate", "--report", "json", "batch.json")
            .redirectOutput(new File("/dev/full"))
            .redirectError(folder.resolve("stderr.txt").toFile())
            .start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(folder.resolve("stderr.txt")).content().contains("No space left");
  }

  private static HttpResponse<String> get(int port, String path)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path))).build(),
          BodyHandlers.ofString());
    }
  }
}

package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.access.AccessSettings;
import io.callbatch.app.access.Secrets;
import io.callbatch.domain.port.in.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The clients in {@code examples}, run as their READMEs say against a server that asks for a token.
 * Node and Python are where a machine has them.
 */
@Timeout(180)
class ExamplesIT {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path PROTO = ROOT.resolve("proto/src/main/proto");

  @TempDir private static Path folder;

  private static String token;
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    Path tokens = folder.resolve("tokens.txt");
    token = Secrets.add(tokens, "examples", Scope.READ, Scope.WRITE);
    server =
        new TestServer(
            TestServer.guarded(new AccessSettings(Optional.of(tokens), false, Optional.empty())));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void java() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    assertTellsWhatHappened(
        run(ROOT, java, "-cp", "app/target/lib/*", "examples/java/CallbatchExample.java"));
  }

  @Test
  void javaWithoutAToken() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessRun run =
        runAsIs(
            ROOT,
            List.of(
                java, "-cp", "app/target/lib/*", "examples/java/CallbatchExample.java", address()));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errors()).contains("UNAUTHENTICATED");
  }

  @Test
  void node() throws Exception {
    ProcessRun.skipUnlessThere("the Node example (npm is not installed)", "npm", "--version");
    Path copy = copy("node");
    ProcessRun install =
        runAsIs(copy, List.of("npm", "ci", "--ignore-scripts", "--prefer-offline"));
    assertThat(install.status()).as(install.errors()).isZero();
    assertTellsWhatHappened(run(copy, "node", "example.js"));
  }

  @Test
  void python() throws Exception {
    ProcessRun.skipUnlessThere(
        "the Python example (python3 has no grpcio-tools)",
        "python3",
        "-c",
        "import grpc, grpc_tools");
    Path copy = copy("python");
    List<String> generate =
        new ArrayList<>(List.of("python3", "-m", "grpc_tools.protoc", "-I", PROTO.toString()));
    generate.addAll(List.of("--python_out=.", "--grpc_python_out=."));
    try (Stream<Path> files = Files.list(PROTO.resolve("callbatch/v1"))) {
      files.map(Path::toString).sorted().forEach(generate::add);
    }
    ProcessRun generation = runAsIs(copy, generate);
    assertThat(generation.status()).as(generation.errors()).isZero();
    assertTellsWhatHappened(run(copy, "python3", "example.py"));
  }

  @Test
  void pythonIsPython() throws Exception {
    ProcessRun.skipUnlessThere("compiling the Python example (no python3)", "python3", "--version");
    ProcessRun run = runAsIs(copy("python"), List.of("python3", "-m", "py_compile", "example.py"));
    assertThat(run.status()).as(run.errors()).isZero();
  }

  private static void assertTellsWhatHappened(ProcessRun run) {
    assertThat(run.status()).as(run.errors()).isZero();
    List<String> lines = run.output().lines().toList();
    assertThat(lines.subList(0, 5))
        .satisfiesExactly(
            line -> assertThat(line).matches("input 0: created call \\d+"),
            line -> assertThat(line).matches("input 2: created call \\d+"),
            line -> assertThat(line).isEqualTo("inputs [1]: INVALID_LONG, not retryable"),
            line -> assertThat(line).isEqualTo("sent again: the same answer"),
            line -> assertThat(line).matches("submitted: batch \\S+"));
    List<String> watched = lines.stream().filter(line -> line.startsWith("watched: ")).toList();
    assertThat(watched).last().isEqualTo("watched: BATCH_STATUS_COMPLETE, 1500 of 1500");
    assertThat(lines.subList(5 + watched.size(), lines.size()))
        .containsExactly(
            "ended: BATCH_STATUS_COMPLETE, 1500 of 1500 inputs done, 1 failed",
            "response: 1499 calls",
            "inputs [700]: INVALID_LONG, not retryable");
  }

  private static String address() {
    return "127.0.0.1:" + server.server().grpcPort();
  }

  private static ProcessRun run(Path where, String... command) throws Exception {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(List.of(address(), token));
    return runAsIs(where, words);
  }

  private static ProcessRun runAsIs(Path where, List<String> command) throws Exception {
    return ProcessRun.of(where, Map.of("CALLBATCH_PROTO", PROTO.toString()), command);
  }

  private static Path copy(String example) throws IOException {
    return ProcessRun.copyFiles(
        ROOT.resolve("examples").resolve(example), Path.of("target", "examples", example));
  }
}

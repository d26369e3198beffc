package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.access.AccessSettings;
import io.callbatch.app.access.Secrets;
import io.callbatch.domain.port.in.Scope;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
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

  private record Run(int status, List<String> lines, String errors) {}

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
    Run run =
        runAsIs(
            ROOT,
            List.of(
                java, "-cp", "app/target/lib/*", "examples/java/CallbatchExample.java", address()));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errors()).contains("UNAUTHENTICATED");
  }

  @Test
  void node() throws Exception {
    skipUnless(isThere("npm", "--version"), "the Node example (npm is not installed)");
    Path copy = copy("node");
    Run install = runAsIs(copy, List.of("npm", "ci", "--ignore-scripts", "--prefer-offline"));
    assertThat(install.status()).as(install.errors()).isZero();
    assertTellsWhatHappened(run(copy, "node", "example.js"));
  }

  @Test
  void python() throws Exception {
    skipUnless(
        isThere("python3", "-c", "import grpc, grpc_tools"),
        "the Python example (python3 has no grpcio-tools)");
    Path copy = copy("python");
    List<String> generate =
        new ArrayList<>(List.of("python3", "-m", "grpc_tools.protoc", "-I", PROTO.toString()));
    generate.addAll(List.of("--python_out=.", "--grpc_python_out=."));
    try (Stream<Path> files = Files.list(PROTO.resolve("callbatch/v1"))) {
      files.map(Path::toString).sorted().forEach(generate::add);
    }
    Run generation = runAsIs(copy, generate);
    assertThat(generation.status()).as(generation.errors()).isZero();
    assertTellsWhatHappened(run(copy, "python3", "example.py"));
  }

  @Test
  void pythonIsPython() throws Exception {
    skipUnless(isThere("python3", "--version"), "compiling the Python example (no python3)");
    Run run = runAsIs(copy("python"), List.of("python3", "-m", "py_compile", "example.py"));
    assertThat(run.status()).as(run.errors()).isZero();
  }

  private static void assertTellsWhatHappened(Run run) {
    assertThat(run.status()).as(run.errors()).isZero();
    assertThat(run.lines().subList(0, 5))
        .satisfiesExactly(
            line -> assertThat(line).matches("input 0: created call \\d+"),
            line -> assertThat(line).matches("input 2: created call \\d+"),
            line -> assertThat(line).isEqualTo("inputs [1]: INVALID_LONG, not retryable"),
            line -> assertThat(line).isEqualTo("sent again: the same answer"),
            line -> assertThat(line).matches("submitted: batch \\S+"));
    List<String> watched =
        run.lines().stream().filter(line -> line.startsWith("watched: ")).toList();
    assertThat(watched).last().isEqualTo("watched: BATCH_STATUS_COMPLETE, 1500 of 1500");
    assertThat(run.lines().subList(5 + watched.size(), run.lines().size()))
        .containsExactly(
            "ended: BATCH_STATUS_COMPLETE, 1500 of 1500 inputs done, 1 failed",
            "response: 1499 calls",
            "inputs [700]: INVALID_LONG, not retryable");
  }

  private static String address() {
    return "127.0.0.1:" + server.server().grpcPort();
  }

  private static Run run(Path where, String... command) throws Exception {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(List.of(address(), token));
    return runAsIs(where, words);
  }

  private static Run runAsIs(Path where, List<String> command) throws Exception {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Path errors = Files.createTempFile(folder, "errors", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().put("CALLBATCH_PROTO", PROTO.toString());
    Process process = builder.start();
    if (!process.waitFor(150, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return new Run(process.waitFor(), Files.readAllLines(output), Files.readString(errors));
  }

  private static boolean isThere(String... command) throws Exception {
    try {
      return runAsIs(folder, List.of(command)).status() == 0;
    } catch (IOException _) {
      return false; // no such program
    }
  }

  /** The sources, in a folder in which what they bring may be left. */
  private static Path copy(String example) throws IOException {
    Path copy = Files.createDirectories(Path.of("target", "examples", example)).toAbsolutePath();
    try (Stream<Path> files = Files.list(ROOT.resolve("examples").resolve(example))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return copy;
  }

  private static void skipUnless(boolean there, String what) {
    if (!there) {
      System.out.println("SKIPPED: " + what);
    }
    Assumptions.assumeTrue(there, what);
  }
}

package io.callbatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.testing.Fixture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

class CommandLineAppTest {
  private static final byte[] ODD = Fixture.SEED_EXAMPLE.bytes();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "convert",
        "validate",
        "serve",
        "import",
        "export",
        "batch",
        "batch submit",
        "batch list",
        "batch get",
        "batch watch",
        "batch cancel",
        "token",
        "token add",
        "token list",
        "token revoke",
        "completion"
      })
  void everyCommandHelpsWithExamples(String command) {
    CommandLineRun run = CommandLineRun.of((command + " --help").split(" "));

    assertThat(run.status()).isZero();
    assertThat(run.text()).contains("Usage: callbatch " + command, "Example");
  }

  /** Wider lines are broken, in the middle of a command to copy, too. */
  @ParameterizedTest
  @ValueSource(
      classes = {
        CallbatchCommand.class,
        ConvertCommand.class,
        ValidateCommand.class,
        ServeCommand.class,
        ImportCommand.class,
        ExportCommand.class,
        BatchCommand.class,
        BatchSubmitCommand.class,
        BatchListCommand.class,
        BatchGetCommand.class,
        CompletionCommand.class,
        HelpCommand.class,
        BatchWatchCommand.class,
        BatchCancelCommand.class,
        TokenCommand.class,
        TokenAddCommand.class,
        TokenListCommand.class,
        TokenRevokeCommand.class
      })
  void helpFitsATerminal(Class<?> command) {
    assertThat(command.getAnnotation(Command.class).footer())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @ParameterizedTest
  @ValueSource(strings = {"batch get 1", "token list", "export"})
  void everyCommandThatHasSettingsTakesAConfigFile(String command) {
    CommandLineRun run = CommandLineRun.of((command + " --config /nowhere").split(" "));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors()).isEqualTo("callbatch: there is no config file /nowhere\n");
  }

  @Test
  void spaceAroundASettingIsNoneOfIt() throws IOException {
    Path config = folder.resolve("callbatch.properties");
    Files.writeString(config, "max-violations = 1 \n");

    assertThat(violations(Map.of("CALLBATCH_CONFIG", config.toString()))).isEqualTo(1);
  }

  @Test
  void theProgramNamesItsCommandsAndExitStatuses() {
    assertThat(CommandLineRun.of("--help").text())
        .contains(
            "convert",
            "validate",
            "serve",
            "import",
            "export",
            "batch",
            "token",
            "Exit status: 0 done");
    assertThat(CommandLineRun.of("--version").status()).isZero();
  }

  @Test
  void shellsCompleteIt() {
    String script = CommandLineRun.of("completion").text();

    assertThat(script)
        .contains("complete", "--skip-invalid")
        .contains("\"json\" \"ndjson\" \"protobuf\" \"delimited\" \"text\" \"calls\"")
        .contains("\"create\" \"read\" \"update\" \"upsert\" \"archive\"")
        .doesNotContain("\"NDJSON\"", "\"CREATE\"", "\"PENDING\"");
    assertThat(CommandLineRun.of("generate-completion").text()).isEqualTo(script);
  }

  @Test
  void helpNamesACommandWordByWord() {
    assertThat(CommandLineRun.of("help").text()).isEqualTo(CommandLineRun.of("--help").text());
    assertThat(CommandLineRun.of("help", "convert").text())
        .isEqualTo(CommandLineRun.of("convert", "--help").text());
    assertThat(CommandLineRun.of("help", "batch", "submit").text())
        .isEqualTo(CommandLineRun.of("batch", "submit", "--help").text());

    CommandLineRun unknown = CommandLineRun.of("help", "convrt");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.errors())
        .isEqualTo("callbatch help: callbatch has no command convrt; did you mean \"convert\"?\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "convert --skip-invlid | Did you mean --skip-invalid?",
        "convrt | Did you mean convert?",
        "batch submt x | Did you mean submit?",
        "validate --report=xml x | expected one of text, json, ndjson, found xml",
        "batch submit --operation delete x | expected one of create, read, update, upsert, archive,"
            + " found delete",
        "batch list --status done | expected one of pending, processing, canceled, complete, found"
            + " done",
        "convert --progress loud | expected one of auto, json, none, found loud",
        "convert --from xml | expected one of json, ndjson, protobuf, delimited, text, found xml",
      })
  void wrongUsageIsSaidInThreeLines(String arguments, String said) {
    CommandLineRun run = CommandLineRun.of(arguments.split(" "));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.output()).isEmpty();
    assertThat(run.errors()).contains(said);
    assertThat(run.errors().lines().toList())
        .hasSizeBetween(2, 3)
        .last()
        .asString()
        .startsWith("Try 'callbatch")
        .endsWith(" --help' for more.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "completion",
        "help convert",
        "convert --to json -",
        "convert --to calls -",
        "validate -",
        "validate --strict -",
        "validate --strict --report json -",
        "validate --strict --report ndjson -"
      })
  void aReaderThatHasGoneIsNoError(String arguments) {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(Fixture.BATCH_READ_200.bytes()),
            closed,
            Terminal.lines(errors),
            false,
            false);

    assertThat(new CommandLineApp(terminal, Map.of()).run(arguments.split(" "))).isZero();
    assertThat(errors.toString(StandardCharsets.UTF_8)).doesNotContain("pipe", "callbatch");
  }

  @Test
  void aFullDiskIsAnError() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(Fixture.BATCH_READ_200.bytes()),
            full,
            Terminal.lines(errors),
            false,
            false);

    assertThat(new CommandLineApp(terminal, Map.of()).run("convert", "--to", "json")).isEqualTo(2);
    assertThat(errors.toString(StandardCharsets.UTF_8)).contains("No space left on device");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nothing", "convert --nothing", "convert a b c", "validate"})
  void wrongUsageIsStatus2(String arguments) {
    String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");

    CommandLineRun run = CommandLineRun.of(words);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.output()).isEmpty();
    assertThat(run.errors()).contains("Try 'callbatch");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--max-violations=0",
        "--max-violations=ten",
        "--max-json-depth=1",
        "--max-number-length=3",
        "--max-body-bytes=0"
      })
  void valuesOutOfRangeAreStatus2(String option) {
    CommandLineRun run = CommandLineRun.reading(ODD, "validate", option, "-");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors()).isNotBlank().doesNotContain("Exception");
  }

  @Test
  void settingsComeFromFlagsThenTheEnvironmentThenAFile() throws IOException {
    Path config = folder.resolve("callbatch.properties");
    Files.writeString(config, "max-violations=1\n");
    Map<String, String> file = Map.of("CALLBATCH_CONFIG", config.toString());
    Map<String, String> both =
        Map.of("CALLBATCH_CONFIG", config.toString(), "CALLBATCH_MAX_VIOLATIONS", "2");

    assertThat(violations(Map.of())).isEqualTo(3);
    assertThat(violations(file)).isEqualTo(1);
    assertThat(violations(both)).isEqualTo(2);
    assertThat(violations(both, "--max-violations=3")).isEqualTo(3);
  }

  private static long violations(Map<String, String> environment, String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "validate";
    arguments[1] = "--strict";
    arguments[2] = "-";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return CommandLineRun.with(ODD, environment, arguments)
        .errors()
        .lines()
        .filter(line -> line.startsWith("-:"))
        .filter(line -> line.endsWith("]"))
        .count();
  }

  @Test
  void aFlagAsksForTheSameAsItsSetting() {
    Map<String, String> strict = Map.of("CALLBATCH_STRICT", "true");

    assertThat(violations(strict)).isEqualTo(3);
    assertThat(CommandLineRun.with(ODD, strict, "validate", "-").status()).isEqualTo(1);
    assertThat(CommandLineRun.with(ODD, strict, "validate", "--strict", "-").status()).isEqualTo(1);
    assertThat(
            CommandLineRun.with(
                    ODD, Map.of("CALLBATCH_STRICT", "false"), "validate", "--strict", "-")
                .status())
        .isEqualTo(1);
    assertThat(
            CommandLineRun.with(ODD, Map.of("CALLBATCH_STRICT", "false"), "validate", "-").status())
        .isZero();
  }

  @Test
  void aFileThatSetsWhatNobodyKnowsIsRefused() throws IOException {
    Path config = folder.resolve("callbatch.properties");
    Files.writeString(config, "max-violation=1\n");

    CommandLineRun run =
        CommandLineRun.with(ODD, Map.of("CALLBATCH_CONFIG", config.toString()), "validate", "-");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors())
        .contains("sets an unknown max-violation; did you mean max-violations?");
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    CommandLineRun run =
        CommandLineRun.with(ODD, Map.of("CALLBATCH_CONFIG", "/nowhere"), "validate", "-");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors()).contains("there is no config file /nowhere");
  }

  @Test
  void serveBindsOnlyThisMachineUnlessToldOtherwise() {
    CommandLineRun run = CommandLineRun.of("serve", "--host", "0.0.0.0");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors()).contains("insist with --insecure");
  }

  @Test
  void servePointsToAPortThatIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());

      CommandLineRun http = CommandLineRun.of("serve", "--port", port, "--grpc-port", "0");
      CommandLineRun grpc = CommandLineRun.of("serve", "--port", "0", "--grpc-port", port);

      assertThat(http.status()).isEqualTo(2);
      assertThat(http.errors()).contains("can't listen for HTTP on 127.0.0.1:" + port);
      assertThat(grpc.status()).isEqualTo(2);
      assertThat(grpc.errors()).contains("can't listen for gRPC on 127.0.0.1:" + port);
    }
  }
}

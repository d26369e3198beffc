package io.callbatch.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class SettingsTest {
  @TempDir Path folder = Path.of("");

  @Command(name = "all")
  private static final class All {}

  @Command(name = "serve", mixinStandardHelpOptions = true)
  private static final class Serve implements Runnable {
    @Option(names = "--port", defaultValue = "8080")
    private int port;

    @Option(names = "--max-body-bytes", defaultValue = "1")
    private int maxBodyBytes;

    @Override
    public void run() {}
  }

  private static CommandLine commands(Serve serve) {
    return new CommandLine(new All()).addSubcommand(new CommandLine(serve));
  }

  private static Settings settings(Map<String, String> environment) {
    return Settings.load(environment, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CALLBATCH_MAX_BODYBYTES|; did you mean CALLBATCH_MAX_BODY_BYTES?",
        "CALLBATCH_PROT|; did you mean CALLBATCH_PORT?",
        "CALLBATCH_JAVA_OPT|; did you mean CALLBATCH_JAVA_OPTS?",
        "CALLBATCH_UPSTREAMING_ACCOUNTS|''"
      })
  void unknownVariablesAreWarnedOf(String name, String suggestion) {
    assertThat(settings(Map.of(name, "x")).warnings(() -> commands(new Serve())))
        .containsExactly(
            "the environment variable %s is unknown and ignored%s".formatted(name, suggestion));
  }

  @Test
  void knownVariablesAndOthersAreNot() {
    Map<String, String> environment =
        Map.of(
            "CALLBATCH_PORT", "1",
            "CALLBATCH_MAX_BODY_BYTES", "2",
            "CALLBATCH_BUILD", "never",
            "CALLBATCH_CONFIG", "x",
            "PATH", "/bin");

    assertThat(settings(environment).warnings(() -> commands(new Serve()))).isEmpty();
  }

  @Test
  void whatKubernetesInjectsIsIgnored() {
    Map<String, String> environment =
        Map.of(
            "CALLBATCH_PORT", "tcp://10.0.0.11:8080",
            "CALLBATCH_SERVICE_HOST", "10.0.0.11",
            "CALLBATCH_SERVICE_PORT", "8080",
            "CALLBATCH_SERVICE_PORT_GRPC", "9090",
            "CALLBATCH_PORT_8080_TCP", "tcp://10.0.0.11:8080",
            "CALLBATCH_PORT_8080_TCP_PROTO", "tcp",
            "CALLBATCH_PORT_8080_TCP_PORT", "8080",
            "CALLBATCH_PORT_8080_TCP_ADDR", "10.0.0.11");
    Settings settings = settings(environment);
    Serve serve = new Serve();

    assertThat(settings.warnings(() -> commands(serve))).isEmpty();
    assertThat(commands(serve).setDefaultValueProvider(settings).execute("serve")).isZero();
    assertThat(serve.port).isEqualTo(8080);
  }

  @ParameterizedTest
  @ValueSource(strings = {"max-bodybytes", "help", "version"})
  void unknownLinesOfAFileAreRefusedWithTheNearestName(String key) throws IOException {
    Path file = folder.resolve("c.properties");
    Files.writeString(file, key + "=1\n");
    Settings settings = Settings.load(Map.of(), Optional.of(file));

    assertThatThrownBy(() -> settings.requireKnown(commands(new Serve())))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("the config file %s sets an unknown %s".formatted(file, key));
  }
}

package io.callbatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.BadInputs;
import io.callbatch.app.LibraryWordsTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link LibraryWordsTest} for the command line. */
class LibraryWordsOnTheCommandLineTest {
  @TempDir private Path folder;

  private static void run(byte[] input, String... arguments) {
    CommandLineRun run = CommandLineRun.reading(input, arguments);

    String shown = List.of(arguments) + " " + new String(input, StandardCharsets.UTF_8);
    assertThat(run.status()).as(run.errors() + shown).isBetween(0, 2);
    LibraryWordsTest.assertOurWords(run.errors() + run.text(), shown);
  }

  @Test
  void badDocuments() {
    for (byte[] text : BadInputs.json()) {
      run(text, "validate", "--report", "json", "-");
      run(text, "validate", "--strict", "-");
      run(text, "convert", "--from", "json", "--to", "text");
      run(text, "convert", "--from", "ndjson", "--to", "delimited", "--skip-invalid");
      run(text, "validate", "--from", "text", "-");
    }
    for (byte[] message : BadInputs.protobuf()) {
      for (String format : List.of("protobuf", "delimited")) {
        run(message, "convert", "--from", format, "--to", "json");
      }
    }
    for (byte[] text : BadInputs.text()) {
      run(text, "convert", "--from", "text", "--to", "json");
      run(text, "validate", "--from", "text", "-");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sqlite:",
        "sqlite:/no/such/folder/x.db",
        "sqlite:/",
        "sqlite:x.db?mode=ro",
        "postgresql://",
        "postgresql://u:p@ss@host/db",
        "postgresql://127.0.0.1:1/db",
        "postgresql://no-such-host.invalid/db",
        "postgresql://127.0.0.1:1/db?sslmode=sometimes",
        "postgresql://%zz@h/d",
        "postgresql://h:99999/d",
        "mysql://h/d",
        "nonsense",
        ""
      })
  void storesThatCannotBeOpened(String url) {
    run(new byte[0], "export", "--store", url, "-");
    run(new byte[0], "serve", "--port", "0", "--grpc-port", "0", "--store", url);
  }

  @Test
  void aFileThatIsNoStore() throws Exception {
    Path file = folder.resolve("x.db");
    Files.write(file, "no database, but long enough for a header ".repeat(50).getBytes());

    run(new byte[0], "export", "--store", "sqlite:" + file, "-");
  }

  @Test
  void filesOfSettings() throws Exception {
    Path file = folder.resolve("settings");
    for (byte[] text : BadInputs.json()) {
      Files.write(file, text);
      run(new byte[0], "serve", "--port", "0", "--store", "nonsense", "--faults", file.toString());
    }
    for (String text :
        List.of(
            "a=\\u12", "port=x", "port=\u00ff", "max-violations=many", "shutdown-timeout=1", "=")) {
      Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
      run(new byte[0], "serve", "--config", file.toString(), "--store", "nonsense");
      run(new byte[0], "serve", "--tokens", file.toString(), "--store", "nonsense");
      run(
          new byte[0],
          "serve",
          "--tls-cert",
          file.toString(),
          "--tls-key",
          file.toString(),
          "--store",
          "nonsense");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1:1", "no-such-host.invalid:1", "nonsense", "[::1", ":", "http://x"})
  void serversThatCannotBeReached(String address) {
    run(new byte[0], "batch", "get", "--server", address, "x");
    run(new byte[0], "export", "--server", address, "-");
  }
}

package io.callbatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.callbatch.adapter.sql.SqlStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stores with which {@code serve} doesn't start. */
class ServeStoreTest {
  @TempDir private Path folder;

  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("callbatch.db");
  }

  @Test
  void aFileThatIsNoDatabase() throws Exception {
    Files.writeString(file, "not a database, but long enough to have a header\n".repeat(100));
    assertRefused("sqlite:" + file, "is damaged, or no SQLite database");
    assertThat(file).content().startsWith("not a database");
  }

  @Test
  void aFileWithDamagedPages() throws Exception {
    SqlStore.open("sqlite:" + file).close();
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 100, bytes.length, (byte) 0x5A);
    Files.write(file, bytes);
    assertRefused("sqlite:" + file, "is damaged, or no SQLite database");
    assertThat(file).hasBinaryContent(bytes);
  }

  @Test
  void aFileOfANewerVersion() throws Exception {
    SqlStore.open("sqlite:" + file).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO callbatch_schema
          SELECT installed_rank + 1, '99', 'from the future', type, 'V99__x.sql', checksum,
            installed_by, installed_on, execution_time, success
          FROM callbatch_schema ORDER BY installed_rank DESC LIMIT 1
          """);
    }
    assertRefused(
        "sqlite:" + file,
        "has schema version 99, which is newer than this program; use a newer Callbatch, or another"
            + " store");
  }

  @Test
  void aFileThatCantBeWritten() {
    SqlStore.open("sqlite:" + file).close();
    assumeThat(file.toFile().setWritable(false)).isTrue();
    assumeThat(Files.isWritable(file)).as("whoever is root may write everything").isFalse();
    assertRefused("sqlite:" + file, "can be read, but not written");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sqlite:nowhere/callbatch.db|there is no folder",
        "sqlite:/|is a folder, not a file",
        "mysql://host/db|expected a store URL sqlite:PATH",
        "sqlite:a.db?journal_mode=off|unknown option \"journal_mode\" in the store URL; known are"
            + " max_page_count",
        "postgresql://ann:secret@127.0.0.1:1/db|store postgresql://ann@127.0.0.1:1/db can't be"
            + " opened"
      })
  void aStoreThatIsntThere(String url, String message) {
    assertRefused(url, message);
  }

  /** One line that says why and names the store, status 2, and nothing on standard output. */
  @ParameterizedTest
  @CsvSource({"--port, 65536", "--port, -1", "--grpc-port, 99999"})
  void aPortThatIsNoneIsRefusedBeforeAStoreIsMade(String option, String port) {
    CommandLineRun run = CommandLineRun.of("serve", option, port, "--store", "sqlite:" + file);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors()).contains("--port and --grpc-port must be 0 to 65535");
    assertThat(file).doesNotExist();
  }

  private static void assertRefused(String url, String why) {
    CommandLineRun run =
        CommandLineRun.of("serve", "--port", "0", "--grpc-port", "0", "--store", url);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.output()).isEmpty();
    assertThat(run.errors().lines().filter(line -> !line.startsWith("{")))
        .singleElement()
        .satisfies(line ->
            assertThat(line)
                .startsWith("callbatch serve: ")
                .contains(why)
                .doesNotContain("secret", "Exception"));
  }
}

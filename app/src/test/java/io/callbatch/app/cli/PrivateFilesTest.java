package io.callbatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.EmbeddedCalls;
import io.callbatch.domain.model.call.PortalId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds calls is made for its owner only, under a umask that would let others read it. */
class PrivateFilesTest {
  private static final PortalId PORTAL = new PortalId("default");

  @TempDir private Path folder;

  @Test
  void theFilesOfAStore() throws IOException {
    try (EmbeddedCalls _ = new EmbeddedCalls("sqlite:" + folder.resolve("a.db"), PORTAL)) {
      assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a.db", "a.db-wal", "a.db-shm");
      for (String name : List.of("a.db", "a.db-wal", "a.db-shm")) {
        assertThat(permissions(name)).as(name).isEqualTo("rw-------");
      }
    }
  }

  @Test
  void aStoreThatOthersCanReadIsWarnedOfAndOpened() throws IOException {
    Path file = folder.resolve("a.db");
    new EmbeddedCalls("sqlite:" + file, PORTAL).close();
    assertThat(warnings(file)).isEmpty();

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(warnings(file))
        .isNotEmpty()
        .first()
        .asString()
        .contains(file + " can be read by others than its owner", "chmod 600 " + file);
  }

  @Test
  void rejectedLinesAndExportedCalls() throws IOException {
    Path in = folder.resolve("in.ndjson");
    Files.writeString(
        in, "{\"properties\":{\"hs_timestamp\":\"2026-03-12T10:00:00Z\"}}\n{\"properties\":{}}\n");
    String store = "sqlite:" + folder.resolve("a.db");
    String rejected = folder.resolve("rejected.ndjson").toString();
    String out = folder.resolve("out.ndjson").toString();

    CommandLineRun imported =
        CommandLineRun.of("import", "--store", store, "--rejected", rejected, in.toString());
    CommandLineRun exported = CommandLineRun.of("export", "--store", store, out);

    assertThat(List.of(imported.status(), exported.status())).containsExactly(1, 0);
    assertThat(permissions("rejected.ndjson")).isEqualTo("rw-------");
    assertThat(permissions("out.ndjson")).isEqualTo("rw-------");
  }

  private List<String> warnings(Path store) throws IOException {
    List<String> warnings = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            warnings.add(line.getMessage());
          }

          @Override
          public void flush() {
            // Holds nothing back.
          }

          @Override
          public void close() {
            // Holds nothing.
          }
        };
    Logger log = Logger.getLogger("io.callbatch.app.StoreFile");
    log.addHandler(handler);
    try (EmbeddedCalls _ = new EmbeddedCalls("sqlite:" + store, PORTAL)) {
      return warnings;
    } finally {
      log.removeHandler(handler);
    }
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }
}

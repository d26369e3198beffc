package io.callbatch.adapter.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.property.PropertyDefinition;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real PgBouncer before the real PostgreSQL. Needs Debian's package {@code pgbouncer}, which
 * {@code .ci/run} installs; under CI a missing one fails the test.
 */
class PgBouncerTest {
  private static final PortalId PORTAL = new PortalId("acme");

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void emptyDatabase() throws SQLException {
    Postgres.empty();
  }

  private static Optional<Path> program() {
    Optional<Path> found =
        Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty() && System.getenv("CI") != null) {
      throw new IllegalStateException("expected pgbouncer, which .ci/run installs, found none");
    }
    return found;
  }

  @Test
  void poolsThatHandSessionsOnAreRefusedWithWhatToSet() throws Exception {
    try (Bouncer bouncer = new Bouncer("transaction")) {
      assertThatThrownBy(() -> SqlStore.open(bouncer.url()))
          .isInstanceOf(StoreOpenException.class)
          .hasMessageContaining("pool_mode = session");
    }
  }

  @Test
  void poolsThatKeepSessionsWork() throws Exception {
    try (Bouncer bouncer = new Bouncer("session");
        SqlStore store = SqlStore.open(bouncer.url())) {
      List<PropertyDefinition> none =
          store.transactions().read(PORTAL, transaction -> transaction.properties().list());
      assertThat(none).isEmpty();
    }
  }

  /** A PgBouncer on a free port. */
  private final class Bouncer implements AutoCloseable {
    private final int port;
    private final Process process;

    Bouncer(String mode) throws IOException, InterruptedException {
      Optional<Path> program = program();
      Assumptions.assumeTrue(program.isPresent(), "pgbouncer isn't installed");
      try (ServerSocket free = new ServerSocket(0)) {
        port = free.getLocalPort();
      }
      String server = Postgres.url().replaceFirst(".*:([0-9]+)/.*", "$1");
      Path ini = folder.resolve("pgbouncer.ini");
      Files.writeString(
          ini,
          """
          [databases]
          postgres = host=127.0.0.1 port=%s dbname=postgres user=postgres
          [pgbouncer]
          listen_addr = 127.0.0.1
          listen_port = %d
          unix_socket_dir =
          auth_type = any
          pool_mode = %s
          default_pool_size = 50
          """
              .formatted(server, port, mode));
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.setPosixFilePermissions(ini, PosixFilePermissions.fromString("rw-r--r--"));
      process =
          new ProcessBuilder(command(program.get(), ini))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("pgbouncer.log").toFile())
              .start();
      await();
    }

    /** It refuses to run as root. */
    private static List<String> command(Path program, Path ini) {
      return System.getProperty("user.name").equals("root")
          ? List.of(program.toString(), "-u", "nobody", ini.toString())
          : List.of(program.toString(), ini.toString());
    }

    private void await() throws IOException, InterruptedException {
      for (int i = 0; i < 100; i++) {
        try (Socket _ = new Socket("127.0.0.1", port)) {
          return;
        } catch (IOException _) {
          if (process.waitFor(Duration.ofMillis(100))) {
            break;
          }
        }
      }
      throw new IllegalStateException(Files.readString(folder.resolve("pgbouncer.log")));
    }

    String url() {
      return "postgresql://postgres@127.0.0.1:%d/postgres".formatted(port);
    }

    @Override
    public void close() throws InterruptedException {
      process.destroy();
      if (!process.waitFor(Duration.ofSeconds(5))) {
        process.destroyForcibly();
      }
    }
  }
}

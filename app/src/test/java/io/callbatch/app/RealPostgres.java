package io.callbatch.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A real PostgreSQL on data of its own, which can be stopped and started again. As it comes, it
 * acknowledges commits before they are on disk, unless a connection asks for more.
 */
final class RealPostgres implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger(EmbeddedPostgres.class.getName());

  private final Path data;
  private EmbeddedPostgres server;

  private RealPostgres(Path data, EmbeddedPostgres server) {
    this.data = data;
    this.server = server;
  }

  /** Starts one whose data are in this folder, on any free port. */
  static RealPostgres start(Path folder) throws IOException {
    Path data = folder.resolve("postgresql");
    return new RealPostgres(data, builder(data).start());
  }

  private static EmbeddedPostgres.Builder builder(Path data) {
    Redirect log = Redirect.appendTo(data.resolveSibling("postgresql.log").toFile());
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setOutputRedirector(log)
        .setErrorRedirector(log);
  }

  String url() {
    return "postgresql://postgres@127.0.0.1:" + server.getPort() + "/postgres";
  }

  /** Stops it as a crash does: no connection is told, nothing is finished. */
  void crash() throws IOException, InterruptedException {
    long pid = pid();
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    Processes.signal(pid, "QUIT"); // PostgreSQL's "immediate shutdown"
    try {
      postmaster.onExit().get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("PostgreSQL doesn't stop", e);
    }
    LOGGER.setLevel(Level.OFF); // it would complain that there is nothing to stop
    server.close();
    LOGGER.setLevel(null);
  }

  /** Lets all of its processes stand still; connections stay, and nothing is answered. */
  void pause() throws IOException, InterruptedException {
    signalAll("STOP");
  }

  /** Lets them go on. */
  void resume() throws IOException, InterruptedException {
    signalAll("CONT");
  }

  private void signalAll(String signal) throws IOException, InterruptedException {
    ProcessHandle postmaster = ProcessHandle.of(pid()).orElseThrow();
    Processes.signal(postmaster.pid(), signal);
    for (ProcessHandle process : postmaster.descendants().toList()) {
      Processes.signal(process.pid(), signal);
    }
  }

  private long pid() throws IOException {
    return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
  }

  /** Starts it again after a crash, where it was. */
  void restart() throws IOException {
    server = builder(data).setPort(server.getPort()).start();
  }

  /** The one number that a query gives. */
  long number(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

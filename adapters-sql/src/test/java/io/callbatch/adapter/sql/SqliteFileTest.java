package io.callbatch.adapter.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.callbatch.adapter.sql.schema.SqlFailure;
import io.callbatch.adapter.sql.store.StoreFailures;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.port.out.CallStore.CallWrite;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite files that are kept, damaged, of another version, or can't be written. */
class SqliteFileTest {
  private static final PortalId PORTAL = new PortalId("portal-1");
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("callbatch.db");
  }

  @Test
  void whatWasWrittenIsThereWhenTheFileIsOpenedAgain() {
    StoredCall call;
    try (SqlStore store = open()) {
      call = create(store);
    }
    try (SqlStore store = open()) {
      assertThat(
              store
                  .transactions()
                  .<List<StoredCall>>read(PORTAL, t -> t.calls().list(Optional.empty(), 10, false)))
          .containsExactly(call);
      assertThat(create(store).id()).isGreaterThan(call.id());
    }
  }

  @Test
  void aClosedStoreRefusesWrites() {
    SqlStore store = open();
    store.close();
    assertThatThrownBy(() -> create(store)).hasMessageContaining("can't be reached");
  }

  @Test
  void aFileThatIsNoDatabaseIsRefused() throws IOException {
    Files.writeString(file, "not a database, but long enough to have a header\n".repeat(100));
    assertRefused("is damaged, or no SQLite database");
  }

  @Test
  void aFileWithADamagedPageIsRefused() throws IOException {
    open().close();
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 100, bytes.length, (byte) 0x5A);
    Files.write(file, bytes);
    assertRefused("is damaged, or no SQLite database");
  }

  @Test
  void aNewerSchemaIsRefused() throws SQLException {
    open().close();
    run(
        """
        INSERT INTO callbatch_schema
        SELECT installed_rank + 98, '99', 'from the future', type, 'V99__x.sql', checksum,
          installed_by, installed_on, execution_time, success
        FROM callbatch_schema WHERE version = '1'
        """);
    assertRefused("has schema version 99, which is newer than this program");
  }

  @Test
  void tablesOfSomethingElseAreRefused() throws SQLException {
    run("CREATE TABLE somebody_elses (n INTEGER)");
    assertRefused("holds tables that aren't Callbatch's; use an empty one");
  }

  @Test
  void aFileThatCantBeWrittenIsRefused() throws IOException {
    open().close();
    assumeThat(file.toFile().setWritable(false)).isTrue();
    assumeThat(Files.isWritable(file)).as("whoever is root may write everything").isFalse();
    assertRefused("can be read, but not written");
  }

  @Test
  void placesWhereNoFileCanBeAreRefused() {
    assertThatThrownBy(() -> SqlStore.open("sqlite:" + folder)).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> SqlStore.open("sqlite:" + folder.resolve("no/store.db")))
        .isInstanceOf(StoreOpenException.class)
        .hasMessageContaining("there is no folder");
    assertThatThrownBy(() -> SqlStore.open("mysql://host/db"))
        .isInstanceOf(StoreOpenException.class)
        .hasMessageContaining("expected a store URL");
    assertThatThrownBy(() -> SqlStore.open("sqlite:" + file + "?synchronous=off"))
        .isInstanceOf(StoreOpenException.class)
        .hasMessageContaining("unknown option \"synchronous\"");
    assertThatThrownBy(() -> SqlStore.open("sqlite:?max_page_count=9"))
        .isInstanceOf(StoreOpenException.class);
  }

  @Test
  void aFullOrReadOnlyDatabaseIsToldApart() throws SQLException {
    open().close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = ON");
      assertThat(reason(statement, "DELETE FROM batch")).contains(Reason.READ_ONLY);
      statement.execute("PRAGMA query_only = OFF");
      statement.execute("PRAGMA max_page_count = 1");
      String large = "INSERT INTO property_definition VALUES ('p', 'n', zeroblob(1000000))";
      assertThat(reason(statement, large)).contains(Reason.FULL);
      assertThat(reason(statement, "SELECT FROM")).isEmpty();
    }
  }

  private static Optional<Reason> reason(Statement statement, String sql) {
    try {
      statement.execute(sql);
      throw new AssertionError("works: " + sql);
    } catch (SQLException e) {
      return StoreFailures.reason(new SqlFailure(e).sql());
    }
  }

  private SqlStore open() {
    return SqlStore.open("sqlite:" + file);
  }

  private void assertRefused(String why) {
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreOpenException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(why);
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static StoredCall create(SqlStore store) {
    return store
        .transactions()
        .write(
            PORTAL,
            t -> {
              CallId id = t.calls().newIds(1).getFirst();
              StoredCall call =
                  new StoredCall(id, new TreeMap<>(Map.of("a", "1")), NOON, NOON, Optional.empty());
              t.calls()
                  .insert(
                      List.of(
                          new CallWrite(
                              call,
                              call.properties(),
                              Map.of(),
                              List.of(),
                              ChangeSource.integration("test"))));
              return call;
            });
  }
}

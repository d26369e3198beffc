package io.callbatch.adapter.sql.schema;

import io.callbatch.adapter.sql.codec.DamagedBlobException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection with its prepared statements, each prepared once, and forgotten once it fails. For
 * one thread at a time. Every method throws {@link SqlFailure} where the database refuses.
 */
public final class Session implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Session.class.getName());
  private static final int MOST_STATEMENTS = 100;
  private static final BooleanSupplier NEVER = () -> false;

  /** The SQLSTATE of statements that were ended before they were done. */
  private static final String ENDED = "57014";

  private final Connection connection;
  private final Dialect dialect;
  private final LinkedHashMap<String, PreparedStatement> statements =
      new LinkedHashMap<>(64, 0.75f, true);

  private volatile BooleanSupplier toEnd = NEVER;

  /** Takes the connection over. */
  public Session(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** What this database says differently. */
  public Dialect dialect() {
    return dialect;
  }

  /** The rows that a query finds. A parameter is a text, a {@link Long}, bytes, a list, or null. */
  public <T> List<T> query(String sql, Row.Reader<T> reader, @Nullable Object... parameters) {
    try {
      PreparedStatement statement = prepared(sql, parameters);
      try (ResultSet results = statement.executeQuery()) {
        Row row = new Row(results, dialect);
        List<T> found = new ArrayList<>();
        while (results.next()) {
          found.add(read(reader, row));
        }
        return found;
      }
    } catch (SQLException e) {
      throw failure(sql, e);
    }
  }

  /** What this program kept it can read, so that anything else is no longer what it kept. */
  private static <T> T read(Row.Reader<T> reader, Row row) throws SQLException {
    try {
      return reader.read(row);
    } catch (DamagedBlobException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new DamagedBlobException("a stored row is damaged", e);
    }
  }

  /** The driver for SQLite leaves a statement that failed in a state in which it is of no use. */
  private SqlFailure failure(String sql, SQLException failure) {
    PreparedStatement failed = statements.remove(sql);
    if (failed != null) {
      close(failed);
    }
    return new SqlFailure(failure);
  }

  /** The first row that a query finds. */
  public <T> Optional<T> first(String sql, Row.Reader<T> reader, @Nullable Object... parameters) {
    return query(sql, reader, parameters).stream().findFirst();
  }

  /** Changes rows, and tells how many. */
  public int update(String sql, @Nullable Object... parameters) {
    try {
      return prepared(sql, parameters).executeUpdate();
    } catch (SQLException e) {
      throw failure(sql, e);
    }
  }

  /** Puts rows in, each with a value (or null) for every column. */
  public void insert(Insert insert, List<@Nullable Object[]> rows) {
    if (rows.isEmpty()) {
      return;
    }
    String sql = dialect.sql(insert);
    try {
      dialect.insert(prepared(sql), insert, rows);
    } catch (SQLException e) {
      throw failure(sql, e);
    }
  }

  /** Runs a prepared statement once for each row of parameters, in one go. */
  public void updateAll(String sql, List<@Nullable Object[]> rows) {
    try {
      PreparedStatement statement = prepared(sql);
      statement.clearBatch();
      for (@Nullable Object[] row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw failure(sql, e);
    }
  }

  /** Runs a statement that isn't kept prepared, such as {@code COMMIT}. */
  public void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  private PreparedStatement prepared(String sql, @Nullable Object... parameters)
      throws SQLException {
    if (isToEnd()) {
      throw new SQLException("ended between two statements", ENDED);
    }
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      if (statements.size() >= MOST_STATEMENTS) {
        statements.pollFirstEntry().getValue().close();
      }
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    bind(statement, parameters);
    return statement;
  }

  private void bind(PreparedStatement statement, @Nullable Object[] parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      switch (parameters[i]) {
        case null -> statement.setObject(i + 1, null);
        case String text -> statement.setString(i + 1, dialect.keep(text));
        case Long number -> statement.setLong(i + 1, number);
        case byte[] bytes -> statement.setBytes(i + 1, bytes);
        case List<?> list -> dialect.bindList(statement, i + 1, list);
        default -> throw new IllegalArgumentException("no such parameter: " + parameters[i]);
      }
    }
  }

  /** From now on ends what runs here, where the database asks, once this says so. */
  public void endWhen(BooleanSupplier toEnd) {
    this.toEnd = toEnd;
  }

  /** Nothing that runs here is to be ended from now on. */
  public void endNever() {
    this.toEnd = NEVER;
  }

  /** Whether what runs here is to be ended. */
  public boolean isToEnd() {
    return toEnd.getAsBoolean();
  }

  /** The connection, for what this class doesn't do. */
  public Connection connection() {
    return connection;
  }

  /**
   * Closes the connection, or gives it back to its pool. Nothing is done about one that can't be
   * closed: what was committed stays, and what wasn't is gone either way.
   */
  @Override
  public void close() {
    try (connection) {
      statements.values().forEach(Session::close);
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "a connection of the store could not be closed", e);
    }
  }

  private static void close(PreparedStatement statement) {
    try {
      statement.close();
    } catch (SQLException _) {
      // Says once more what it failed with.
    }
  }
}

package io.callbatch.adapter.sql.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection with its prepared statements, each prepared once. For one thread at a time. Every
 * method throws {@link SqlFailure} where the database refuses.
 */
public final class Session implements AutoCloseable {

  private static final int MOST_STATEMENTS = 100;

  private final Connection connection;
  private final Dialect dialect;
  private final LinkedHashMap<String, PreparedStatement> statements =
      new LinkedHashMap<>(64, 0.75f, true);

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
          found.add(reader.read(row));
        }
        return found;
      }
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
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
      throw new SqlFailure(e);
    }
  }

  /** Puts rows in, each with a value (or null) for every column. */
  public void insert(Insert insert, List<@Nullable Object[]> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try {
      dialect.insert(prepared(dialect.sql(insert)), insert, rows);
    } catch (SQLException e) {
      throw new SqlFailure(e);
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
      throw new SqlFailure(e);
    }
  }

  /** Runs a statement that isn't worth preparing, such as {@code COMMIT}. */
  public void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  private PreparedStatement prepared(String sql, @Nullable Object... parameters)
      throws SQLException {
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

  /** The connection, for what this class doesn't do. */
  public Connection connection() {
    return connection;
  }

  /** Closes the connection, or gives it back to its pool. */
  @Override
  public void close() {
    try (connection) {
      for (PreparedStatement statement : statements.values()) {
        statement.close();
      }
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }
}

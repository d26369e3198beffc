package io.callbatch.adapter.sql.schema;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The row that a query is at. Columns count from 1. */
public final class Row {

  private final ResultSet results;
  private final Dialect dialect;

  Row(ResultSet results, Dialect dialect) {
    this.results = results;
    this.dialect = dialect;
  }

  /** A whole number; 0 for null. */
  public long number(int column) throws SQLException {
    return results.getLong(column);
  }

  /** A whole number, or none. */
  public Optional<Long> optionalNumber(int column) throws SQLException {
    long number = results.getLong(column);
    return results.wasNull() ? Optional.empty() : Optional.of(number);
  }

  /** A text. */
  public String text(int column) throws SQLException {
    return dialect.kept(results.getString(column));
  }

  /** A text, or none. */
  public Optional<String> optionalText(int column) throws SQLException {
    return Optional.ofNullable(results.getString(column)).map(dialect::kept);
  }

  /** JSON as text. */
  public String json(int column) throws SQLException {
    return results.getString(column);
  }

  /** Bytes, or none. */
  public Optional<byte[]> bytes(int column) throws SQLException {
    return Optional.ofNullable(results.getBytes(column));
  }

  /**
   * Makes something of a row.
   *
   * @param <T> what
   */
  @FunctionalInterface
  public interface Reader<T> {
    /** Makes it. */
    T read(Row row) throws SQLException;
  }
}

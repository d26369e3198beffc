package io.callbatch.bench.batch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody writes who has only the tables: batches of prepared inserts, a transaction for each
 * 100 calls, on one connection. The rows are those that the server writes for a batch, copied with
 * new ids; nothing is checked, and no answer is kept for replays.
 */
@State(Scope.Thread)
public class PlainJdbc {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final TypeReference<Map<String, String>> PROPERTIES = new TypeReference<>() {};

  /** Rows of a table that belong to a batch, ready to be written again for other calls. */
  private record Rows(PreparedStatement insert, int idColumn, List<Object[]> rows) {}

  private Connection connection;
  private final List<Rows> tables = new ArrayList<>();
  private PreparedStatement select;
  private List<Long> ids = List.of();
  private long lastId;

  /** Has the server write a batch, and reads its rows. */
  @Setup
  public void copyRows(ServedStore served) throws SQLException {
    ids = served.createOneBatch().stream().map(Long::valueOf).toList();
    connection = served.opened().connect();
    boolean sqlite = served.store.equals("sqlite");
    copy("call", "id", sqlite);
    copy("call_version", "call_id", sqlite);
    if (sqlite) {
      copyWords();
    }
    lastId = ids.getLast();
    select =
        connection.prepareStatement(
            "SELECT id, created_at, updated_at, archived_at, properties FROM call"
                + " WHERE portal = 'default' AND id IN ("
                + ids.stream().map(_ -> "?").collect(Collectors.joining(", "))
                + ")");
    connection.commit();
  }

  private void copy(String table, String id, boolean sqlite) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT * FROM %s WHERE %s BETWEEN ? AND ? ORDER BY %2$s".formatted(table, id));
        ResultSet found = between(query)) {
      ResultSetMetaData columns = found.getMetaData();
      int count = columns.getColumnCount();
      List<Object[]> rows = new ArrayList<>();
      while (found.next()) {
        Object[] row = new Object[count];
        for (int column = 1; column <= count; column++) {
          row[column - 1] = found.getObject(column);
        }
        rows.add(row);
      }
      String marks =
          IntStream.rangeClosed(1, count)
              .mapToObj(column -> sqlite ? "?" : mark(columns, column))
              .collect(Collectors.joining(", "));
      tables.add(
          new Rows(
              connection.prepareStatement("INSERT INTO %s VALUES (%s)".formatted(table, marks)),
              found.findColumn(id) - 1,
              rows));
    }
  }

  private ResultSet between(PreparedStatement query) throws SQLException {
    query.setLong(1, ids.getFirst());
    query.setLong(2, ids.getLast());
    return query.executeQuery();
  }

  private static String mark(ResultSetMetaData columns, int column) {
    try {
      return switch (columns.getColumnTypeName(column)) {
        case "jsonb" -> "?::jsonb";
        case "tsvector" -> "?::tsvector";
        default -> "?";
      };
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** SQLite's index of words keeps no text that could be read: the words of title and body. */
  private void copyWords() throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    for (Long id : ids) {
      rows.add(
          new Object[] {
            id,
            "discovery call %d with the warehouse discussed product requirements and next steps pricing"
                    .formatted(id % 100)
                + " comes up again in april"
          });
    }
    tables.add(
        new Rows(
            connection.prepareStatement("INSERT INTO call_words (rowid, words) VALUES (?, ?)"),
            0,
            rows));
  }

  /** Writes the batch again, as other calls. */
  public void write() throws SQLException {
    long shift = lastId + 1_000_000 - ids.getFirst();
    lastId += SampleBatch.SIZE;
    for (Rows table : tables) {
      for (Object[] row : table.rows()) {
        for (int column = 0; column < row.length; column++) {
          Object value = row[column];
          table
              .insert()
              .setObject(
                  column + 1,
                  column == table.idColumn() ? ((Number) value).longValue() + shift : value);
        }
        table.insert().addBatch();
      }
      table.insert().executeBatch();
    }
    connection.commit();
  }

  /**
   * Reads the batch by its ids, every column that an answer needs, the properties as a map.
   *
   * @return something that depends on all that was read
   */
  public long read() throws SQLException {
    for (int i = 0; i < ids.size(); i++) {
      select.setLong(i + 1, ids.get(i));
    }
    long sum = 0;
    try (ResultSet found = select.executeQuery()) {
      while (found.next()) {
        sum += found.getLong(1) + found.getLong(2) + found.getLong(3) + found.getLong(4);
        sum += MAPPER.readValue(found.getString(5), PROPERTIES).size();
      }
    }
    connection.commit();
    return sum;
  }

  /** Disconnects. */
  @TearDown
  public void disconnect() throws SQLException {
    connection.close();
  }
}

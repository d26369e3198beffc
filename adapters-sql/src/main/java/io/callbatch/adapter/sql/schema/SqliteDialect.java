package io.callbatch.adapter.sql.schema;

import io.callbatch.adapter.sql.codec.JsonText;
import io.callbatch.domain.model.search.Texts;
import io.callbatch.domain.model.search.TokenPattern;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;

/**
 * SQLite. Lists travel as JSON arrays; rows go in one by one over a prepared statement, which costs
 * no round trip in an embedded database.
 */
public final class SqliteDialect implements Dialect {

  /** The largest id before the first one. */
  private static final long BEFORE_FIRST_ID = 10_000_000_000L;

  /** Gives a connection the functions that statements of this dialect call. */
  public static void addFunctions(Connection connection) throws SQLException {
    Function.create(connection, "callbatch_fold", new Fold(), 1, Function.FLAG_DETERMINISTIC);
    Function.create(
        connection, "callbatch_has_token", new HasToken(), 2, Function.FLAG_DETERMINISTIC);
    Function.create(connection, "callbatch_number", new ToNumber(), 1, Function.FLAG_DETERMINISTIC);
  }

  @Override
  public String anyOf(String column) {
    return column + " IN (SELECT value FROM json_each(?))";
  }

  @Override
  public void bindList(PreparedStatement statement, int index, List<?> list) throws SQLException {
    statement.setString(index, JsonText.array(list));
  }

  @Override
  public String forUpdate() {
    return "";
  }

  @Override
  public String skipLocked() {
    return "";
  }

  @Override
  public List<Long> newIds(Session session, String portal, int count) {
    long last =
        session
            .first(
                """
                INSERT INTO portal_counter (portal, last_id) VALUES (?, ? + ?)
                ON CONFLICT (portal) DO UPDATE SET last_id = last_id + ? RETURNING last_id
                """,
                row -> row.number(1),
                portal,
                BEFORE_FIRST_ID,
                (long) count,
                (long) count)
            .orElseThrow();
    List<Long> ids = new ArrayList<>(count);
    for (long id = last - count + 1; id <= last; id++) {
      ids.add(id);
    }
    return ids;
  }

  @Override
  public String sql(Insert insert) {
    List<Column> columns = columns(insert);
    String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
    String marks =
        Stream.generate(() -> "?").limit(columns.size()).collect(Collectors.joining(","));
    if (columns.stream().allMatch(column -> column.expression() == null)) {
      return "INSERT INTO %s (%s) VALUES (%s) %s"
          .formatted(insert.table(), names, marks, insert.suffix());
    }
    String values =
        columns.stream()
            .map(c -> c.expression() == null ? "r." + c.name() : c.expression())
            .collect(Collectors.joining(", "));
    return "WITH r (%s) AS (VALUES (%s)) INSERT INTO %s (%s) SELECT %s FROM r WHERE true %s"
        .formatted(names, marks, insert.table(), names, values, insert.suffix());
  }

  private static List<Column> columns(Insert insert) {
    return insert.columns().stream().filter(c -> c.kind() != Column.Kind.WORDS).toList();
  }

  @Override
  public void insert(PreparedStatement statement, Insert insert, List<@Nullable Object[]> rows)
      throws SQLException {
    statement.clearBatch();
    for (@Nullable Object[] row : rows) {
      int index = 0;
      for (int i = 0; i < row.length; i++) {
        if (insert.columns().get(i).kind() != Column.Kind.WORDS) {
          statement.setObject(++index, row[i]);
        }
      }
      statement.addBatch();
    }
    statement.executeBatch();
  }

  @Override
  public String keep(String text) {
    return text;
  }

  @Override
  public String kept(String text) {
    return text;
  }

  @Override
  public boolean wordsAreColumn() {
    return false;
  }

  @Override
  public void indexWords(Session session, String portal, Map<Long, String> words) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    words.forEach((id, text) -> {
      if (!text.isEmpty()) {
        rows.add(new @Nullable Object[] {text, portal, id});
      }
    });
    session.updateAll(
        """
        INSERT INTO call_words (rowid, words) SELECT rowid, ? FROM call WHERE portal = ? AND id = ?
        """,
        rows);
  }

  @Override
  public void removeWords(Session session, String portal, List<Long> ids) {
    session.update(
        "DELETE FROM call_words WHERE rowid IN (SELECT rowid FROM call WHERE portal = ? AND "
            + anyOf("id")
            + ")",
        portal,
        ids);
  }

  @Override
  public String hasWords() {
    return "c.rowid IN (SELECT rowid FROM call_words WHERE call_words MATCH ?)";
  }

  @Override
  public String wordsParameter(List<String> words) {
    return words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(" "));
  }

  @Override
  public String fold(String text) {
    return "callbatch_fold(" + text + ")";
  }

  @Override
  public String byCodePoints() {
    return "";
  }

  @Override
  public String number(String text) {
    return "CAST(callbatch_number(" + text + ") AS NUMERIC)";
  }

  @Override
  public String property(String name) {
    // A path with a quotation mark in it can't be written.
    return name.matches("[a-z][a-z0-9_]*")
        ? "(c.properties ->> ?)"
        : "(SELECT j.value FROM json_each(c.properties) j WHERE j.key = ?)";
  }

  @Override
  public String hasToken(String text) {
    return "callbatch_has_token(" + text + ", ?)";
  }

  @Override
  public String tokenParameter(String pattern) {
    return pattern;
  }

  private static final class Fold extends Function {
    @Override
    protected void xFunc() throws SQLException {
      @Nullable String text = value_text(0);
      if (text == null) {
        result();
      } else {
        result(Texts.fold(text));
      }
    }
  }

  private static final class ToNumber extends Function {
    @Override
    protected void xFunc() throws SQLException {
      @Nullable String text = value_text(0);
      if (text == null || Texts.number(text).isEmpty()) {
        result();
      } else {
        result(text);
      }
    }
  }

  /** Prepares a token once, not for each row; a search has few of them. For one connection. */
  private static final class HasToken extends Function {

    private static final int MOST_TOKENS = 64;

    private final Map<String, TokenPattern> tokens = new HashMap<>();

    @Override
    protected void xFunc() throws SQLException {
      @Nullable String text = value_text(0);
      if (text == null) {
        result();
      } else {
        result(pattern(value_text(1)).isIn(text) ? 1 : 0);
      }
    }

    private TokenPattern pattern(String token) {
      TokenPattern pattern = tokens.get(token);
      if (pattern == null) {
        if (tokens.size() == MOST_TOKENS) {
          tokens.clear();
        }
        pattern = new TokenPattern(token);
        tokens.put(token, pattern);
      }
      return pattern;
    }
  }
}

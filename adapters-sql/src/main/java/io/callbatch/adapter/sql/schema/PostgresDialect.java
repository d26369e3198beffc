package io.callbatch.adapter.sql.schema;

import io.callbatch.domain.model.search.TokenPattern;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** PostgreSQL. Lists and rows travel as arrays: one round trip, however many there are. */
public final class PostgresDialect implements Dialect {

  /** Without a question mark, which would be taken for a parameter. */
  private static final String NUMBER =
      "'^[+-]{0,1}([0-9]+[.]{0,1}[0-9]*|[.][0-9]+)([eE][+-]{0,1}[0-9]{1,3}){0,1}$'";

  private final String unicode;

  /**
   * Makes the dialect.
   *
   * @param unicode a collation whose lower-casing knows more than ASCII
   */
  public PostgresDialect(String unicode) {
    this.unicode = unicode;
  }

  @Override
  public String anyOf(String column) {
    return column + " = ANY (?)";
  }

  @Override
  public void bindList(PreparedStatement statement, int index, List<?> list) throws SQLException {
    boolean numbers = !list.isEmpty() && list.getFirst() instanceof Long;
    Object[] elements =
        numbers ? list.toArray() : list.stream().map(e -> keep(e.toString())).toArray();
    bind(statement, index, numbers ? "bigint" : "text", elements);
  }

  private static void bind(
      PreparedStatement statement, int index, String element, @Nullable Object[] elements)
      throws SQLException {
    Array array = statement.getConnection().createArrayOf(element, elements);
    statement.setArray(index, array);
    array.free();
  }

  @Override
  public String forUpdate() {
    return " FOR UPDATE";
  }

  @Override
  public String skipLocked() {
    return " FOR UPDATE SKIP LOCKED";
  }

  @Override
  public List<Long> newIds(Session session, String portal, int count) {
    return session.query(
        "SELECT nextval('call_id') FROM generate_series(1, ?::bigint)",
        row -> row.number(1),
        (long) count);
  }

  @Override
  public String sql(Insert insert) {
    List<Column> columns = insert.columns();
    String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
    String values = columns.stream().map(PostgresDialect::value).collect(Collectors.joining(", "));
    String arrays =
        columns.stream()
            .map(column -> "?::" + column.kind().element + "[]")
            .collect(Collectors.joining(", "));
    return "INSERT INTO %s (%s) SELECT %s FROM unnest(%s) AS r (%s) %s"
        .formatted(insert.table(), names, values, arrays, names, suffix(insert));
  }

  private static String suffix(Insert insert) {
    boolean words =
        insert.columns().stream().anyMatch(column -> column.kind() == Column.Kind.WORDS);
    return words && !insert.suffix().isEmpty()
        ? insert.suffix() + ", words = excluded.words"
        : insert.suffix();
  }

  private static String value(Column column) {
    if (column.expression() != null) {
      return column.expression();
    }
    return column.kind() == Column.Kind.WORDS
        ? "array_to_tsvector(string_to_array(r." + column.name() + ", ' '))"
        : "r." + column.name() + column.kind().cast;
  }

  @Override
  public void insert(PreparedStatement statement, Insert insert, List<@Nullable Object[]> rows)
      throws SQLException {
    for (int i = 0; i < insert.columns().size(); i++) {
      Column.Kind kind = insert.columns().get(i).kind();
      @Nullable Object[] values =
          switch (kind) {
            case BYTES -> new byte[rows.size()][];
            case LONG -> new Long[rows.size()];
            default -> new String[rows.size()];
          };
      for (int j = 0; j < rows.size(); j++) {
        Object value = rows.get(j)[i];
        values[j] = kind == Column.Kind.TEXT && value instanceof String text ? keep(text) : value;
      }
      bind(statement, i + 1, kind.element, values);
    }
    statement.executeUpdate();
  }

  /**
   * PostgreSQL keeps no U+0000. U+FFFF, which is no character, stands before {@code 0} for it, and
   * before {@code F} for itself.
   */
  @Override
  public String keep(String text) {
    return text.indexOf('\0') < 0 && text.indexOf('\uFFFF') < 0
        ? text
        : text.replace("\uFFFF", "\uFFFFF").replace("\0", "\uFFFF0");
  }

  @Override
  public String kept(String text) {
    return text.indexOf('\uFFFF') < 0
        ? text
        : text.replace("\uFFFF0", "\0").replace("\uFFFFF", "\uFFFF");
  }

  @Override
  public boolean wordsAreColumn() {
    return true;
  }

  @Override
  public void indexWords(Session session, String portal, Map<Long, String> words) {
    // They are a column of the call.
  }

  @Override
  public void removeWords(Session session, String portal, List<Long> ids) {
    // They go with the call.
  }

  @Override
  public String hasWords() {
    return "c.words @@ ?::tsquery";
  }

  @Override
  public String wordsParameter(List<String> words) {
    return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" & "));
  }

  @Override
  public String fold(String text) {
    return "lower(" + text + " COLLATE " + unicode + ") COLLATE \"C\"";
  }

  @Override
  public String byCodePoints() {
    return " COLLATE \"C\"";
  }

  @Override
  public String number(String text) {
    return "CASE WHEN %s ~ %s THEN %s::numeric END".formatted(text, NUMBER, text);
  }

  @Override
  public String property(String name) {
    return "(c.properties ->> ?)";
  }

  @Override
  public String hasToken(String text) {
    return fold(text) + " ~ ?";
  }

  @Override
  public String tokenParameter(String pattern) {
    return new TokenPattern(pattern).regex();
  }
}

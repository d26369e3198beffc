package io.callbatch.adapter.sql.schema;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one database says differently. Safe for use by several threads. */
public sealed interface Dialect permits SqliteDialect, PostgresDialect {

  /** A condition: the column is one of the elements of the parameter, which is a list. */
  String anyOf(String column);

  /** Binds a list for {@link #anyOf}. */
  void bindList(PreparedStatement statement, int index, List<?> list) throws SQLException;

  /** What follows a query that locks its rows until the end of the transaction; may be empty. */
  String forUpdate();

  /** What follows a query that locks its rows but leaves out locked ones; may be empty. */
  String skipLocked();

  /** Ids that were never given out: rows of one column. Parameters: portal, count. */
  List<Long> newIds(Session session, String portal, int count);

  /** The statement that puts rows in. */
  String sql(Insert insert);

  /** Puts rows in with a prepared {@link #sql}. */
  void insert(PreparedStatement statement, Insert insert, List<@Nullable Object[]> rows)
      throws SQLException;

  /** The text as the database can keep it. */
  String keep(String text);

  /** The text that was kept in that form. */
  String kept(String text);

  /** Whether the words of a call, for full text, are one of its columns. */
  boolean wordsAreColumn();

  /** Keeps words of calls that have none yet, where they aren't a column; id to words. */
  void indexWords(Session session, String portal, Map<Long, String> words);

  /** Takes the words of calls out again, before the calls go. */
  void removeWords(Session session, String portal, List<Long> ids);

  /** A condition on calls {@code c}: they have all words of the parameter. */
  String hasWords();

  /** The parameter for {@link #hasWords}. */
  String wordsParameter(List<String> words);

  /** The text without its difference of upper and lower case, ordered by code points. */
  String fold(String text);

  /** What follows a text that is to be compared by code points; may be empty. */
  String byCodePoints();

  /** The number that a text is; null where it is none. */
  String number(String text);

  /**
   * The property of calls {@code c} that the parameter names, as text.
   *
   * @param name the name that the parameter will have
   */
  String property(String name);

  /** A condition: the text has the token of the parameter. */
  String hasToken(String text);

  /** The parameter for {@link #hasToken}. */
  String tokenParameter(String pattern);
}

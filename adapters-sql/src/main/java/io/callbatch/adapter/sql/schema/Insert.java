package io.callbatch.adapter.sql.schema;

import java.util.List;

/**
 * A statement that puts any number of rows into a table.
 *
 * @param table the table
 * @param columns the columns, in the order of the values in each row
 * @param suffix what follows, such as {@code ON CONFLICT DO NOTHING}; may be empty
 */
public record Insert(String table, List<Column> columns, String suffix) {

  /** Copies the columns. */
  public Insert {
    columns = List.copyOf(columns);
  }
}

package io.callbatch.adapter.sql.schema;

import java.sql.SQLException;

/** A statement failed; engines decide what that means and whether to try again. */
public final class SqlFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final SQLException sql;

  /** Wraps what the driver threw. */
  public SqlFailure(SQLException sql) {
    super(sql.getMessage(), sql);
    this.sql = sql;
  }

  /** What the driver threw. */
  public SQLException sql() {
    return sql;
  }
}

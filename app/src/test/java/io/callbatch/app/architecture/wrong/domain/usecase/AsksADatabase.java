package io.callbatch.app.architecture.wrong.domain.usecase;

import java.sql.Connection;

/** Breaks the rule that SQL stays in adapters-sql. */
public interface AsksADatabase {
  Connection connection();
}

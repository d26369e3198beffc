package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.schema.Session;
import java.util.List;

/**
 * Looks at the ends of the large tables, which is where a file that was cut or overwritten is
 * damaged. A few pages whatever the size of the file; damage elsewhere is found by whoever reads
 * there.
 */
final class SqliteDamage {

  private static final List<String> ENDS =
      List.of(
          "SELECT properties FROM call ORDER BY rowid LIMIT 1",
          "SELECT properties FROM call ORDER BY rowid DESC LIMIT 1",
          "SELECT value FROM call_version ORDER BY portal DESC, call_id DESC LIMIT 1",
          "SELECT answer FROM replay ORDER BY rowid DESC LIMIT 1",
          "SELECT id FROM batch ORDER BY rowid DESC LIMIT 1",
          "SELECT inputs FROM batch_chunk ORDER BY rowid DESC LIMIT 1");

  private SqliteDamage() {}

  /**
   * Reads them, on a connection that remembers nothing of the file; how many there are.
   *
   * @throws io.callbatch.adapter.sql.schema.SqlFailure if one can't be read
   */
  static int look(Session session) {
    int found = 0;
    for (String end : ENDS) {
      found += session.query(end, row -> row.bytes(1).isPresent()).size();
    }
    return found;
  }
}

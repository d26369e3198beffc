package io.callbatch.adapter.sql.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.sql.SqlStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlChunkQueueTest {
  @TempDir private Path folder;

  @Test
  void aClaimSeeksInTheIndexOfOpenChunksHoweverManyWait() throws SQLException {
    String url = "sqlite:" + folder.resolve("callbatch.db");
    SqlStore.open(url).close();
    try (Connection connection = DriverManager.getConnection("jdbc:" + url)) {
      assertThat(plan(connection, SqlChunkQueue.NEXT))
          .singleElement()
          .asString()
          .contains("SEARCH batch_chunk USING INDEX batch_chunk_open (portal>?)");
      assertThat(plan(connection, SqlChunkQueue.WAITING))
          .singleElement()
          .asString()
          .contains("INDEX batch_chunk_open");
    }
  }

  private static List<String> plan(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql);
        ResultSet steps = statement.executeQuery()) {
      List<String> plan = new ArrayList<>();
      while (steps.next()) {
        plan.add(steps.getString("detail"));
      }
      return plan;
    }
  }
}

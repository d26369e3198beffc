package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.schema.Row;
import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.run.BatchFacts;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.BatchProgress;
import io.callbatch.domain.model.run.OperationKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Rows of the table of batches. Instants are kept in nanoseconds, which reach to the year 2262. */
final class BatchRows {

  static final String COLUMNS =
      "id, operation, status, requested_at, inputs_total, done, failed, started_at, ended_at";

  private static final long NANOS = 1_000_000_000L;

  private BatchRows() {}

  static long nanos(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), NANOS), (long) instant.getNano());
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
  }

  static BatchJob job(Row row) throws SQLException {
    BatchFacts facts =
        new BatchFacts(
            new BatchId(row.text(1)),
            OperationKind.valueOf(row.text(2)),
            instant(row.number(4)),
            (int) row.number(5));
    BatchProgress progress = new BatchProgress((int) row.number(6), (int) row.number(7));
    Optional<Instant> started = row.optionalNumber(8).map(BatchRows::instant);
    Optional<Instant> ended = row.optionalNumber(9).map(BatchRows::instant);
    return switch (BatchStatus.valueOf(row.text(3))) {
      case PENDING -> new BatchJob.Pending(facts);
      case PROCESSING -> new BatchJob.Processing(facts, progress, started.orElseThrow());
      case COMPLETE ->
          new BatchJob.Complete(facts, progress, started.orElseThrow(), ended.orElseThrow());
      case CANCELED -> new BatchJob.Canceled(facts, progress, started, ended.orElseThrow());
    };
  }
}

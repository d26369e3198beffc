package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.codec.AnswerCodec;
import io.callbatch.adapter.sql.codec.OperationCodec;
import io.callbatch.adapter.sql.schema.Column;
import io.callbatch.adapter.sql.schema.Insert;
import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.run.BatchChunk;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.ClaimedChunk;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.out.BatchStore;
import io.callbatch.domain.port.out.LeaseLostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Submitted batches and their chunks. */
final class SqlBatchStore implements BatchStore {

  private static final Insert CHUNKS =
      new Insert(
          "batch_chunk",
          List.of(
              Column.text("portal"),
              Column.text("batch"),
              Column.number("ordinal"),
              Column.number("first_input"),
              Column.number("requested_at"),
              Column.number("open"),
              Column.number("lease_until"),
              Column.number("fence"),
              Column.bytes("inputs")),
          "");
  private static final String SELECT =
      "SELECT " + BatchRows.COLUMNS + " FROM batch WHERE portal = ?";

  private final Session session;
  private final PortalId portal;
  private final boolean writes;
  private final Changes changes;

  SqlBatchStore(Session session, PortalId portal, boolean writes, Changes changes) {
    this.session = session;
    this.portal = portal;
    this.writes = writes;
    this.changes = changes;
  }

  @Override
  public void submit(Caller caller, BatchJob.Pending job, List<BatchChunk> chunks) {
    ChangeSource source = caller.source();
    String batch = job.facts().id().value();
    long requestedAt = BatchRows.nanos(job.facts().requestedAt());
    session.update(
        """
        INSERT INTO batch (portal, id, operation, status, requested_at, inputs_total, done, failed,
          source_type, source_id, source_label, source_user)
        VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?)
        """,
        portal.value(),
        batch,
        job.facts().operation().name(),
        job.status().name(),
        requestedAt,
        (long) job.facts().inputsTotal(),
        source.type(),
        source.id().orElse(null),
        source.label().orElse(null),
        source.userId().orElse(null));
    session.insert(
        CHUNKS,
        chunks.stream()
            .map(chunk ->
                new @Nullable Object[] {
                  portal.value(),
                  batch,
                  (long) chunk.ordinal(),
                  (long) chunk.firstInput(),
                  requestedAt,
                  1L,
                  Long.MIN_VALUE,
                  0L,
                  OperationCodec.encode(chunk)
                })
            .toList());
    changes.queue();
    changes.batch(portal, job.facts().id());
  }

  @Override
  public Optional<BatchJob> find(BatchId id) {
    return session.first(
        SELECT + " AND id = ?" + (writes ? session.dialect().forUpdate() : ""),
        BatchRows::job,
        portal.value(),
        id.value());
  }

  @Override
  public List<BatchJob> list(Optional<BatchStatus> status, Optional<BatchId> after, int limit) {
    StringBuilder sql = new StringBuilder(SELECT);
    List<Object> parameters = new ArrayList<>(List.of(portal.value()));
    status.ifPresent(only -> {
      sql.append(" AND status = ?");
      parameters.add(only.name());
    });
    after.ifPresent(last -> {
      sql.append(" AND id < ?");
      parameters.add(last.value());
    });
    parameters.add((long) limit);
    return session.query(
        sql.append(" ORDER BY id DESC LIMIT ?").toString(), BatchRows::job, parameters.toArray());
  }

  @Override
  public void save(BatchJob job) {
    String batch = job.facts().id().value();
    session.update(
        """
        UPDATE batch SET status = ?, started_at = ?, ended_at = ?, done = ?, failed = ?
        WHERE portal = ? AND id = ?
        """,
        job.status().name(),
        nanos(job.started()),
        nanos(job.ended()),
        (long) job.progress().done(),
        (long) job.progress().failed(),
        portal.value(),
        batch);
    if (job.ended().isPresent()) {
      session.update(
          "UPDATE batch_chunk SET open = 0 WHERE portal = ? AND batch = ? AND open = 1",
          portal.value(),
          batch);
    }
    changes.batch(portal, job.facts().id());
  }

  private static @Nullable Long nanos(Optional<Instant> instant) {
    return instant.map(BatchRows::nanos).orElse(null);
  }

  @Override
  public long outcomeBytes(BatchId id) {
    return session
        .first(
            """
            SELECT COALESCE(SUM(LENGTH(outcome)), 0) FROM batch_chunk WHERE portal = ? AND batch = ?
            """,
            row -> row.number(1),
            portal.value(),
            id.value())
        .orElse(0L);
  }

  @Override
  public List<InputOutcome> outcomes(BatchId id) {
    return session
        .query(
            """
            SELECT outcome FROM batch_chunk
            WHERE portal = ? AND batch = ? AND outcome IS NOT NULL ORDER BY ordinal
            """,
            row -> AnswerCodec.decodeOutcomes(row.bytes(1).orElseThrow()),
            portal.value(),
            id.value())
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public void finish(ClaimedChunk chunk, List<InputOutcome> outcomes) {
    ShownCalls shown = ShownCalls.of(outcomes);
    int finished =
        session.update(
            """
            UPDATE batch_chunk
            SET outcome = ?, least_call = ?, greatest_call = ?, inputs = NULL, open = 0
            WHERE portal = ? AND batch = ? AND ordinal = ? AND fence = ? AND outcome IS NULL
            """,
            AnswerCodec.encode(outcomes),
            shown.least(),
            shown.greatest(),
            portal.value(),
            chunk.batch().value(),
            (long) chunk.ordinal(),
            chunk.fence());
    if (finished == 0) {
      throw new LeaseLostException(
          "the lease %d on chunk %d of batch %s is lost"
              .formatted(chunk.fence(), chunk.ordinal(), chunk.batch().value()));
    }
    changes.batch(portal, chunk.batch());
  }
}

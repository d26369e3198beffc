package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.codec.DamagedBlobException;
import io.callbatch.adapter.sql.codec.OperationCodec;
import io.callbatch.adapter.sql.schema.Row;
import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.run.BatchChunk;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.ClaimedChunk;
import io.callbatch.domain.port.out.ChunkQueue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The chunks that wait, on any engine. */
public final class SqlChunkQueue implements ChunkQueue {

  private static final Logger LOGGER = System.getLogger(SqlChunkQueue.class.getName());

  /** Deleted in one transaction: other writers wait that long. */
  private static final long SWEPT_AT_ONCE = 500;

  static final String WAITING =
      "SELECT ordinal FROM batch_chunk WHERE open = 1 AND lease_until <= ? LIMIT 1";

  /** The first chunk of the first portal after another one; the index has them in this order. */
  static final String NEXT =
      """
      SELECT portal, batch, ordinal FROM batch_chunk
      WHERE open = 1 AND lease_until <= ? AND portal > ?
      ORDER BY portal, requested_at, batch, ordinal LIMIT 1\
      """;

  private final Engine engine;

  /** Whose turn it was last. */
  private volatile String lastPortal = "";

  private record Key(String portal, String batch, long ordinal) {}

  /** Uses the engine. */
  public SqlChunkQueue(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Optional<ClaimedChunk> claim(Instant now, Duration lease) {
    engine.signals().looking();
    // Looking first costs a writer nothing while there is nothing to do.
    long at = BatchRows.nanos(now);
    boolean waiting =
        engine.look((session, _) -> session.first(WAITING, row -> row.number(1), at).isPresent());
    return waiting
        ? engine.change((session, _) -> claim(session, at, BatchRows.nanos(now.plus(lease))))
        : Optional.empty();
  }

  /** The portals' turns are those of this process; its threads may now and then share one. */
  private Optional<Key> next(Session session, long now) {
    String last = lastPortal;
    String locked = NEXT + session.dialect().skipLocked();
    Optional<Key> next =
        session
            .first(locked, SqlChunkQueue::key, now, last)
            .or(() ->
                last.isEmpty()
                    ? Optional.empty()
                    : session.first(locked, SqlChunkQueue::key, now, ""));
    next.ifPresent(key -> lastPortal = key.portal);
    return next;
  }

  private static Key key(Row row) throws SQLException {
    return new Key(row.text(1), row.text(2), row.number(3));
  }

  private Optional<ClaimedChunk> claim(Session session, long now, long until) {
    return next(session, now)
        .flatMap(chunk -> {
          session.update(
              """
              UPDATE batch_chunk SET lease_until = ?, fence = fence + 1
              WHERE portal = ? AND batch = ? AND ordinal = ?
              """,
              until,
              chunk.portal,
              chunk.batch,
              chunk.ordinal);
          return session.first(
              """
              SELECT c.portal, c.batch, c.ordinal, c.first_input, c.fence, c.inputs,
                b.source_type, b.source_id, b.source_label, b.source_user,
                COALESCE(
                  (SELECT n.first_input FROM batch_chunk n
                   WHERE n.portal = c.portal AND n.batch = c.batch AND n.ordinal = c.ordinal + 1),
                  b.inputs_total) - c.first_input
              FROM batch_chunk c JOIN batch b ON b.portal = c.portal AND b.id = c.batch
              WHERE c.portal = ? AND c.batch = ? AND c.ordinal = ?
              """,
              SqlChunkQueue::claimed,
              chunk.portal,
              chunk.batch,
              chunk.ordinal);
        });
  }

  private static ClaimedChunk claimed(Row row) throws SQLException {
    ChangeSource source =
        new ChangeSource(
            row.text(7), row.optionalText(8), row.optionalText(9), row.optionalNumber(10));
    Caller caller = new Caller(new PortalId(row.text(1)), source);
    BatchId batch = new BatchId(row.text(2));
    int ordinal = (int) row.number(3);
    int firstInput = (int) row.number(4);
    long fence = row.number(5);
    int inputs = (int) row.number(11);
    Optional<byte[]> kept = row.bytes(6);
    return kept.flatMap(bytes -> chunk(ordinal, firstInput, bytes))
        .filter(chunk -> chunk.operation().size() == inputs)
        .<ClaimedChunk>map(chunk -> new ClaimedChunk.Sound(caller, batch, chunk, fence))
        .orElseGet(
            () -> new ClaimedChunk.Damaged(caller, batch, ordinal, firstInput, inputs, fence));
  }

  /** Empty where the bytes are damaged: that one chunk is, and not the store. */
  private static Optional<BatchChunk> chunk(int ordinal, int firstInput, byte[] bytes) {
    try {
      return Optional.of(OperationCodec.decode(ordinal, firstInput, bytes));
    } catch (DamagedBlobException e) {
      LOGGER.log(Level.WARNING, "a chunk can't be read", e);
      return Optional.empty();
    }
  }

  @Override
  public void release(ClaimedChunk claimed) {
    boolean _ =
        engine.change((session, changes) -> {
          changes.queue();
          return session.update(
                  """
                  UPDATE batch_chunk SET lease_until = ?, fence = fence - 1
                  WHERE portal = ? AND batch = ? AND ordinal = ? AND fence = ? AND open = 1
                  """,
                  Long.MIN_VALUE,
                  claimed.caller().portal().value(),
                  claimed.batch().value(),
                  (long) claimed.ordinal(),
                  claimed.fence())
              > 0;
        });
  }

  @Override
  public void await(Duration atMost) throws InterruptedException {
    engine.signals().await(atMost);
  }

  @Override
  public void sweep(Instant before) {
    int swept;
    do {
      swept = engine.change((session, _) -> sweepReplays(session, before.toEpochMilli()));
    } while (swept == SWEPT_AT_ONCE);
    do {
      swept = engine.change((session, _) -> sweepBatches(session, BatchRows.nanos(before)));
    } while (swept > 0);
  }

  private static int sweepReplays(Session session, long before) {
    return session.update(
        """
        DELETE FROM replay WHERE (portal, request_id) IN
          (SELECT portal, request_id FROM replay WHERE recorded_at < ? LIMIT ?)
        """,
        before,
        SWEPT_AT_ONCE);
  }

  /** One batch after the other: one may have thousands of chunks. */
  private static int sweepBatches(Session session, long before) {
    List<List<String>> ended =
        session.query(
            "SELECT portal, id FROM batch WHERE ended_at < ? LIMIT 1",
            row -> List.of(row.text(1), row.text(2)),
            before);
    for (List<String> batch : ended) {
      session.update(
          "DELETE FROM batch_chunk WHERE portal = ? AND batch = ?", batch.get(0), batch.get(1));
      session.update("DELETE FROM batch WHERE portal = ? AND id = ?", batch.get(0), batch.get(1));
    }
    return ended.size();
  }
}

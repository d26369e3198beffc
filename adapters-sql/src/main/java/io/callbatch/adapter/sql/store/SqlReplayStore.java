package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.codec.AnswerCodec;
import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.run.Fingerprint;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.model.run.RecordedAnswer;
import io.callbatch.domain.port.out.ReplayStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Recorded answers. An id is taken by inserting its row: that makes a twin wait until the first
 * one's transaction ends.
 */
final class SqlReplayStore implements ReplayStore {

  private final Session session;
  private final String portal;

  SqlReplayStore(Session session, String portal) {
    this.session = session;
    this.portal = portal;
  }

  @Override
  public Optional<Recorded> take(RequestId id, Fingerprint fingerprint, Instant now) {
    while (true) {
      int taken =
          session.update(
              """
              INSERT INTO replay (portal, request_id, fingerprint, recorded_at) VALUES (?, ?, ?, ?)
              ON CONFLICT (portal, request_id) DO NOTHING
              """,
              portal,
              id.value(),
              fingerprint.hex(),
              now.toEpochMilli());
      if (taken == 1) {
        return Optional.empty();
      }
      Optional<Recorded> recorded = find(id);
      if (recorded.isPresent()) {
        return recorded;
      }
      // It was swept meanwhile, or the work that took it recorded no answer: it is free.
      session.update(
          "DELETE FROM replay WHERE portal = ? AND request_id = ? AND answer IS NULL",
          portal,
          id.value());
    }
  }

  private Optional<Recorded> find(RequestId id) {
    return session.first(
        """
        SELECT fingerprint, answer FROM replay
        WHERE portal = ? AND request_id = ? AND answer IS NOT NULL
        """,
        row ->
            new Recorded(
                new Fingerprint(row.text(1)), AnswerCodec.decode(row.bytes(2).orElseThrow())),
        portal,
        id.value());
  }

  @Override
  public void record(RequestId id, RecordedAnswer answer) {
    ShownCalls shown = ShownCalls.of(outcomes(answer));
    session.update(
        """
        UPDATE replay SET answer = ?, least_call = ?, greatest_call = ?
        WHERE portal = ? AND request_id = ?
        """,
        AnswerCodec.encode(answer),
        shown.least(),
        shown.greatest(),
        portal,
        id.value());
  }

  private static List<InputOutcome> outcomes(RecordedAnswer answer) {
    return answer instanceof RecordedAnswer.Executed executed
        ? executed.outcome().outcomes()
        : List.of();
  }
}

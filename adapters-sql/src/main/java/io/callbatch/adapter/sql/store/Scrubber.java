package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.codec.AnswerCodec;
import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.domain.model.call.CallId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a purged call out of recorded answers and outcomes. Whoever recorded one had locked the
 * call before, so after the purge's own lock all of them can be seen here.
 */
final class Scrubber {

  private static final String SHOWS =
      " WHERE portal = ? AND least_call <= ? AND greatest_call >= ? AND %s IS NOT NULL";

  private final Session session;
  private final String portal;

  Scrubber(Session session, String portal) {
    this.session = session;
    this.portal = portal;
  }

  void scrub(CallId id) {
    session.updateAll(
        "UPDATE replay SET answer = ? WHERE portal = ? AND request_id = ?", answers(id));
    session.updateAll(
        "UPDATE batch_chunk SET outcome = ? WHERE portal = ? AND batch = ? AND ordinal = ?",
        outcomes(id));
  }

  private List<@Nullable Object[]> answers(CallId id) {
    return session.query(
        "SELECT request_id, answer FROM replay" + SHOWS.formatted("answer"),
        row ->
            new @Nullable Object[] {
              AnswerCodec.encode(
                  ShownCalls.without(id, AnswerCodec.decode(row.bytes(2).orElseThrow()))),
              portal,
              row.text(1)
            },
        portal,
        id.value(),
        id.value());
  }

  private List<@Nullable Object[]> outcomes(CallId id) {
    return session.query(
        "SELECT batch, ordinal, outcome FROM batch_chunk" + SHOWS.formatted("outcome"),
        row ->
            new @Nullable Object[] {
              AnswerCodec.encode(
                  ShownCalls.without(id, AnswerCodec.decodeOutcomes(row.bytes(3).orElseThrow()))),
              portal,
              row.text(1),
              row.number(2)
            },
        portal,
        id.value(),
        id.value());
  }
}

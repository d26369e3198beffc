package io.callbatch.domain.testing;

import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.OrderedMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Draws whole documents, every one of them legal. For one thread. */
public final class BatchGenerator {
  private final Draw draw;
  private final JsonTexts json;
  private final CallGenerator calls;
  private final BatchErrorGenerator errors;
  private final boolean conforming;

  private BatchGenerator(RandomGenerator random, boolean conforming) {
    this.draw = new Draw(random);
    this.json = new JsonTexts(draw);
    this.calls = new CallGenerator(draw, conforming);
    this.errors = new BatchErrorGenerator(draw);
    this.conforming = conforming;
  }

  /** Whatever a legal document may say, odd facts and null properties included. */
  public static BatchGenerator legal(RandomGenerator random) {
    return new BatchGenerator(random, false);
  }

  /** Documents that conform to the published schema and state nothing suspicious. */
  public static BatchGenerator conforming(RandomGenerator random) {
    return new BatchGenerator(random, true);
  }

  public BatchCallsResponse next() {
    BatchStatus status = draw.oneOf(BatchStatus.values());
    var listed = draw.list(errors::next);
    Instant requestedAt = draw.instant();
    Instant startedAt = conforming ? later(requestedAt) : draw.instant();
    Instant completedAt = conforming ? later(startedAt) : draw.instant();
    boolean mayLack = !conforming && status.mayLackInstants();
    Optional<Long> numErrors =
        draw.optional(() -> conforming ? Long.valueOf(listed.size()) : draw.integer());
    Map<String, String> links = draw.map(draw::text);
    Map<String, String> unknownMembers = unknownMembers(numErrors);
    return new BatchCallsResponse(
        status,
        draw.list(calls::next),
        draw.optional(() -> requestedAt),
        mayLack ? draw.optional(() -> startedAt) : Optional.of(startedAt),
        mayLack ? draw.optional(() -> completedAt) : Optional.of(completedAt),
        numErrors,
        listed,
        links,
        unknownMembers,
        draw.emptyMembers(
            Map.of("errors", listed.isEmpty(), "links", links.isEmpty()), unknownMembers));
  }

  private Map<String, String> unknownMembers(Optional<Long> numErrors) {
    OrderedMap.Builder<String> members = new OrderedMap.Builder<>();
    json.unknownMembers().forEach(members::put);
    if (numErrors.isEmpty() && draw.chance(20)) {
      members.put("numErrors", draw.oneOf("null", "\"1\"", "1.5", "9223372036854775808", "[0]"));
    }
    return members.build();
  }

  private Instant later(Instant instant) {
    Instant drawn = draw.instant();
    return drawn.isBefore(instant) ? instant : drawn;
  }

  /** Several documents. */
  public List<BatchCallsResponse> list() {
    return draw.list(this::next);
  }
}

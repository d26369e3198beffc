package io.callbatch.domain.testing;

import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.PropertyVersion;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyGroup;
import io.callbatch.domain.model.run.BatchChunk;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.ClaimedChunk;
import io.callbatch.domain.model.run.Fingerprint;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.model.run.RecordedAnswer;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the fake keeps of one portal. The values in the maps never change. */
final class InMemoryPortal {
  record VersionKey(CallId call, String property) {}

  record UniqueKey(String property, String value) {}

  record Replay(Fingerprint fingerprint, Instant at, Optional<RecordedAnswer> answer) {}

  record ChunkKey(String batch, int ordinal) implements Comparable<ChunkKey> {
    @Override
    public int compareTo(ChunkKey other) {
      return Comparator.comparing(ChunkKey::batch)
          .thenComparing(ChunkKey::ordinal)
          .compare(this, other);
    }
  }

  record Chunk(
      ChunkKey key,
      Caller caller,
      Instant requestedAt,
      BatchChunk chunk,
      Instant leaseUntil,
      long fence,
      Optional<List<InputOutcome>> outcomes,
      boolean damaged) {}

  final TreeMap<CallId, StoredCall> calls = new TreeMap<>();
  final Map<VersionKey, List<PropertyVersion>> versions = new HashMap<>();
  final Map<UniqueKey, CallId> unique = new HashMap<>();
  final Map<CallId, List<CallAssociation>> associations = new HashMap<>();
  final TreeMap<String, PropertyDefinition> definitions = new TreeMap<>();
  final TreeMap<String, PropertyGroup> groups = new TreeMap<>();
  final Map<RequestId, Replay> replays = new HashMap<>();
  final TreeMap<String, BatchJob> batches = new TreeMap<>();
  final TreeMap<ChunkKey, Chunk> chunks = new TreeMap<>();
  long lastId = 10_000_000_000L;

  InMemoryPortal copy() {
    InMemoryPortal copy = new InMemoryPortal();
    copy.calls.putAll(calls);
    copy.versions.putAll(versions);
    copy.unique.putAll(unique);
    copy.associations.putAll(associations);
    copy.definitions.putAll(definitions);
    copy.groups.putAll(groups);
    copy.replays.putAll(replays);
    copy.batches.putAll(batches);
    copy.chunks.putAll(chunks);
    copy.lastId = lastId;
    return copy;
  }

  Stream<Chunk> claimable(Instant now) {
    return chunks.values().stream()
        .filter(chunk -> chunk.outcomes.isEmpty() && !chunk.leaseUntil.isAfter(now))
        .filter(chunk -> batches.get(chunk.key.batch) instanceof BatchJob.Active);
  }

  ClaimedChunk claim(Chunk chunk, Instant until) {
    long fence = chunk.fence + 1;
    hold(chunk, until, fence);
    BatchId batch = new BatchId(chunk.key.batch);
    return chunk.damaged
        ? new ClaimedChunk.Damaged(
            chunk.caller,
            batch,
            chunk.key.ordinal,
            chunk.chunk.firstInput(),
            chunk.chunk.operation().size(),
            fence)
        : new ClaimedChunk.Sound(chunk.caller, batch, chunk.chunk, fence);
  }

  private void hold(Chunk chunk, Instant until, long fence) {
    chunks.put(
        chunk.key,
        new Chunk(
            chunk.key,
            chunk.caller,
            chunk.requestedAt,
            chunk.chunk,
            until,
            fence,
            Optional.empty(),
            chunk.damaged));
  }

  /** From now on the chunk's inputs can't be read. */
  void damage(BatchId batch, int ordinal) {
    chunks.computeIfPresent(
        new ChunkKey(batch.value(), ordinal),
        (key, chunk) ->
            new Chunk(
                key,
                chunk.caller,
                chunk.requestedAt,
                chunk.chunk,
                chunk.leaseUntil,
                chunk.fence,
                chunk.outcomes,
                true));
  }

  void release(ClaimedChunk claimed) {
    Chunk chunk = chunks.get(new ChunkKey(claimed.batch().value(), claimed.ordinal()));
    if (chunk != null && chunk.fence == claimed.fence() && chunk.outcomes.isEmpty()) {
      hold(chunk, Instant.MIN, chunk.fence - 1);
    }
  }

  void sweep(Instant before) {
    replays.values().removeIf(replay -> replay.at.isBefore(before));
    batches.values().removeIf(job -> job.ended().filter(before::isAfter).isPresent());
    chunks.keySet().removeIf(key -> !batches.containsKey(key.batch));
  }

  void purge(CallId id) {
    calls.remove(id);
    versions.keySet().removeIf(key -> key.call.equals(id));
    unique.values().removeIf(id::equals);
    associations.remove(id);
    replays.replaceAll((_, replay) ->
        new Replay(
            replay.fingerprint, replay.at, replay.answer.map(answer -> without(id, answer))));
    chunks.replaceAll((_, chunk) ->
        new Chunk(
            chunk.key,
            chunk.caller,
            chunk.requestedAt,
            chunk.chunk,
            chunk.leaseUntil,
            chunk.fence,
            chunk.outcomes.map(outcomes -> without(id, outcomes)),
            chunk.damaged));
  }

  private static RecordedAnswer without(CallId id, RecordedAnswer answer) {
    return answer instanceof RecordedAnswer.Executed(BatchOutcome outcome)
        ? new RecordedAnswer.Executed(
            new BatchOutcome(
                outcome.startedAt(), outcome.completedAt(), without(id, outcome.outcomes())))
        : answer;
  }

  private static List<InputOutcome> without(CallId id, List<InputOutcome> outcomes) {
    return outcomes.stream().map(outcome -> without(id, outcome)).toList();
  }

  private static InputOutcome without(CallId id, InputOutcome outcome) {
    return outcome instanceof InputOutcome.Done(int input, Optional<Call> call)
            && call.filter(shown -> shown.id().equals(id.text())).isPresent()
        ? new InputOutcome.Done(input, Optional.empty())
        : outcome;
  }
}

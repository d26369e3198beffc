package io.callbatch.domain.testing;

import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyGroup;
import io.callbatch.domain.model.run.BatchChunk;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.ClaimedChunk;
import io.callbatch.domain.model.run.Fingerprint;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.model.run.RecordedAnswer;
import io.callbatch.domain.port.out.BatchStore;
import io.callbatch.domain.port.out.CallStore;
import io.callbatch.domain.port.out.LeaseLostException;
import io.callbatch.domain.port.out.PropertyStore;
import io.callbatch.domain.port.out.ReplayStore;
import io.callbatch.domain.port.out.Transaction;
import io.callbatch.domain.testing.InMemoryPortal.Chunk;
import io.callbatch.domain.testing.InMemoryPortal.ChunkKey;
import io.callbatch.domain.testing.InMemoryPortal.Replay;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The fake's stores over one portal's copy. */
final class InMemoryTransaction implements Transaction, PropertyStore, BatchStore, ReplayStore {
  private final InMemoryPortal portal;

  InMemoryTransaction(InMemoryPortal portal) {
    this.portal = portal;
  }

  @Override
  public CallStore calls() {
    return new InMemoryCalls(portal);
  }

  @Override
  public PropertyStore properties() {
    return this;
  }

  @Override
  public BatchStore batches() {
    return this;
  }

  @Override
  public ReplayStore replays() {
    return this;
  }

  @Override
  public List<PropertyDefinition> list() {
    return List.copyOf(portal.definitions.values());
  }

  @Override
  public void save(PropertyDefinition definition) {
    portal.definitions.put(definition.name(), definition);
  }

  @Override
  public List<PropertyGroup> groups() {
    return List.copyOf(portal.groups.values());
  }

  @Override
  public void saveGroup(PropertyGroup group) {
    portal.groups.put(group.name(), group);
  }

  @Override
  public void removeGroup(String name) {
    portal.groups.remove(name);
  }

  @Override
  public Optional<Recorded> take(RequestId id, Fingerprint fingerprint, Instant now) {
    Replay before = portal.replays.get(id);
    if (before == null || before.answer().isEmpty()) {
      portal.replays.put(id, new Replay(fingerprint, now, Optional.empty()));
      return Optional.empty();
    }
    return Optional.of(new Recorded(before.fingerprint(), before.answer().get()));
  }

  @Override
  public void record(RequestId id, RecordedAnswer answer) {
    portal.replays.computeIfPresent(
        id, (_, taken) -> new Replay(taken.fingerprint(), taken.at(), Optional.of(answer)));
  }

  @Override
  public void submit(Caller caller, BatchJob.Pending job, List<BatchChunk> chunks) {
    portal.batches.put(job.facts().id().value(), job);
    for (BatchChunk chunk : chunks) {
      ChunkKey key = new ChunkKey(job.facts().id().value(), chunk.ordinal());
      portal.chunks.put(
          key,
          new Chunk(
              key,
              caller,
              job.facts().requestedAt(),
              chunk,
              Instant.MIN,
              0,
              Optional.empty(),
              false));
    }
  }

  @Override
  public Optional<BatchJob> find(BatchId id) {
    return Optional.ofNullable(portal.batches.get(id.value()));
  }

  @Override
  public List<BatchJob> list(Optional<BatchStatus> status, Optional<BatchId> after, int limit) {
    return portal.batches.descendingMap().values().stream()
        .filter(job -> status.isEmpty() || job.status() == status.get())
        .filter(
            job -> after.isEmpty() || job.facts().id().value().compareTo(after.get().value()) < 0)
        .limit(limit)
        .toList();
  }

  @Override
  public void save(BatchJob job) {
    portal.batches.put(job.facts().id().value(), job);
  }

  @Override
  public long outcomeBytes(BatchId id) {
    return outcomes(id).stream().mapToLong(outcome -> outcome.toString().length()).sum();
  }

  @Override
  public List<InputOutcome> outcomes(BatchId id) {
    return portal.chunks.values().stream()
        .filter(chunk -> chunk.key().batch().equals(id.value()))
        .flatMap(chunk -> chunk.outcomes().stream().flatMap(List::stream))
        .toList();
  }

  @Override
  public void finish(ClaimedChunk claimed, List<InputOutcome> outcomes) {
    ChunkKey key = new ChunkKey(claimed.batch().value(), claimed.ordinal());
    Chunk chunk = portal.chunks.get(key);
    if (chunk == null || chunk.fence() != claimed.fence() || chunk.outcomes().isPresent()) {
      throw new LeaseLostException("the lease " + claimed.fence() + " on " + key + " is lost");
    }
    portal.chunks.put(
        key,
        new Chunk(
            key,
            chunk.caller(),
            chunk.requestedAt(),
            chunk.chunk(),
            chunk.leaseUntil(),
            chunk.fence(),
            Optional.of(List.copyOf(outcomes)),
            chunk.damaged()));
  }
}

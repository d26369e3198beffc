package io.callbatch.adapter.json.write;

import io.callbatch.adapter.json.mapping.BatchJsonMapper;
import io.callbatch.adapter.json.mapping.OutcomeJsonMapper;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.InputOutcome;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes submitted batches as compact JSON. */
public final class BatchJobWriter {

  private BatchJobWriter() {}

  /** A batch. */
  public static byte[] job(BatchJob job) {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonGenerators.generator(target)) {
      json.writeStartObject();
      members(json, job);
      json.writeEndObject();
    }
    return target.toByteArray();
  }

  /** Writes a batch with what came of its inputs so far as its {@code response}. */
  public static void jobWithResponse(
      BatchJob job, List<InputOutcome> outcomes, OutputStream target) {
    try (JsonGenerator json = JsonGenerators.generator(target)) {
      json.writeStartObject();
      members(json, job);
      json.writeName("response");
      new DocumentWriter(json, UnknownMembers.AS_THEY_ARE)
          .write(BatchJsonMapper.INSTANCE.toWire(OutcomeJsonMapper.document(job, outcomes)));
      json.writeEndObject();
    }
  }

  /** A page of batches, with where the next one begins, as HubSpot gives pages. */
  public static byte[] page(List<BatchJob> jobs, Optional<BatchId> next) {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonGenerators.generator(target)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("results");
      for (BatchJob job : jobs) {
        json.writeStartObject();
        members(json, job);
        json.writeEndObject();
      }
      json.writeEndArray();
      next.ifPresent(after -> {
        json.writeObjectPropertyStart("paging");
        json.writeObjectPropertyStart("next");
        json.writeStringProperty("after", after.value());
        json.writeEndObject();
        json.writeEndObject();
      });
      json.writeEndObject();
    }
    return target.toByteArray();
  }

  private static void members(JsonGenerator json, BatchJob job) {
    json.writeStringProperty("id", job.facts().id().value());
    json.writeStringProperty("operation", job.facts().operation().name().toLowerCase(Locale.ROOT));
    json.writeStringProperty("status", job.status().name());
    json.writeStringProperty("requestedAt", job.facts().requestedAt().toString());
    job.started().ifPresent(at -> json.writeStringProperty("startedAt", at.toString()));
    job.ended().ifPresent(at -> json.writeStringProperty("completedAt", at.toString()));
    json.writeNumberProperty("inputsTotal", job.facts().inputsTotal());
    json.writeNumberProperty("inputsDone", job.progress().done());
    json.writeNumberProperty("inputsFailed", job.progress().failed());
  }
}

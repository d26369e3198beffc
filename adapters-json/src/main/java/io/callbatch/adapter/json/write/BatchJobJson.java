package io.callbatch.adapter.json.write;

import io.callbatch.adapter.json.mapping.BatchJsonMapper;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.run.BatchJob;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Writes submitted batches as JSON: one shape for every surface. */
public final class BatchJobJson {

  private BatchJobJson() {}

  /** The batch on one line, without a line break: a compact JSON object. */
  public static String line(BatchJob job, Optional<BatchCallsResponse> response) {
    try (JsonBuffer json = new JsonBuffer()) {
      json.startObject();
      members(json, job);
      if (response.isPresent()) {
        json.name("response");
        new DocumentWriter(json, UnknownMembers.ON_ONE_LINE)
            .write(BatchJsonMapper.INSTANCE.toWire(response.get()));
      }
      json.endObject();
      return json.toString();
    }
  }

  private static void members(JsonBuffer json, BatchJob job) {
    text(json, "id", job.facts().id().value());
    text(json, "operation", job.facts().operation().name().toLowerCase(Locale.ROOT));
    text(json, "status", job.status().name());
    instant(json, "requestedAt", job.facts().requestedAt());
    job.started().ifPresent(at -> instant(json, "startedAt", at));
    job.ended().ifPresent(at -> instant(json, "completedAt", at));
    integer(json, "inputsTotal", job.facts().inputsTotal());
    integer(json, "inputsDone", job.progress().done());
    integer(json, "inputsFailed", job.progress().failed());
  }

  private static void text(JsonBuffer json, String name, String value) {
    json.name(name);
    json.text(value);
  }

  private static void instant(JsonBuffer json, String name, Instant value) {
    json.name(name);
    json.instant(value);
  }

  private static void integer(JsonBuffer json, String name, long value) {
    json.name(name);
    json.integer(value);
  }
}

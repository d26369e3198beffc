package io.callbatch.adapter.json.write;

import io.callbatch.adapter.json.mapping.BatchJsonMapper;
import io.callbatch.adapter.json.mapping.OutcomeJsonMapper;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.InputOutcome;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes submitted batches as compact JSON on one line, the same on every surface. */
public final class BatchJobWriter {

  private BatchJobWriter() {}

  /** A batch. */
  public static String job(BatchJob job) {
    return job(job, Optional.empty());
  }

  /** A batch, with its document so far as {@code response} if there is one. */
  public static String job(BatchJob job, Optional<BatchCallsResponse> response) {
    try (JsonBuffer json = new JsonBuffer()) {
      write(json, job, response, UnknownMembers.ON_ONE_LINE);
      return json.toString();
    }
  }

  /**
   * Writes a batch with what came of its inputs so far as its {@code response}.
   *
   * @throws IOException if the target does
   */
  public static void jobWithResponse(BatchJob job, List<InputOutcome> outcomes, OutputStream target)
      throws IOException {
    try (JsonBuffer json = new JsonBuffer()) {
      BatchCallsResponse response = OutcomeJsonMapper.document(job, outcomes);
      write(json, job, Optional.of(response), UnknownMembers.AS_THEY_ARE);
      json.writeTo(target);
    }
  }

  /** A page of batches, with where the next one begins, as HubSpot gives pages. */
  public static String page(List<BatchJob> jobs, Optional<String> next) {
    try (JsonBuffer json = new JsonBuffer()) {
      json.startObject();
      json.name("results");
      json.startArray();
      for (BatchJob job : jobs) {
        write(json, job, Optional.empty(), UnknownMembers.ON_ONE_LINE);
      }
      json.endArray();
      next.ifPresent(after -> {
        json.name("paging");
        json.startObject();
        json.name("next");
        json.startObject();
        text(json, "after", after);
        json.endObject();
        json.endObject();
      });
      json.endObject();
      return json.toString();
    }
  }

  private static void write(
      JsonBuffer json,
      BatchJob job,
      Optional<BatchCallsResponse> response,
      UnknownMembers unknown) {
    json.startObject();
    text(json, "id", job.facts().id().value());
    text(json, "operation", job.facts().operation().name().toLowerCase(Locale.ROOT));
    text(json, "status", job.status().name());
    instant(json, "requestedAt", job.facts().requestedAt());
    job.started().ifPresent(at -> instant(json, "startedAt", at));
    job.ended().ifPresent(at -> instant(json, "completedAt", at));
    integer(json, "inputsTotal", job.facts().inputsTotal());
    integer(json, "inputsDone", job.progress().done());
    integer(json, "inputsFailed", job.progress().failed());
    response.ifPresent(document -> {
      json.name("response");
      new DocumentWriter(json, unknown).write(BatchJsonMapper.INSTANCE.toWire(document));
    });
    json.endObject();
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

package io.callbatch.adapter.json.write;

import io.callbatch.adapter.json.mapping.BatchJsonMapper;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.run.BatchJob;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes submitted batches as JSON: one shape for every surface. */
public final class BatchJobJson {

  private BatchJobJson() {}

  /** The batch on one line, without a line break: a compact JSON object. */
  public static String line(BatchJob job, Optional<BatchCallsResponse> response) {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonGenerators.generator(target)) {
      json.writeStartObject();
      BatchJobWriter.members(json, job);
      if (response.isPresent()) {
        json.writeName("response");
        new DocumentWriter(json, UnknownMembers.ON_ONE_LINE)
            .write(BatchJsonMapper.INSTANCE.toWire(response.get()));
      }
      json.writeEndObject();
    }
    return target.toString(StandardCharsets.UTF_8);
  }
}

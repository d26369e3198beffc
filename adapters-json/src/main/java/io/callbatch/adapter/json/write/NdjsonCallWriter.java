package io.callbatch.adapter.json.write;

import io.callbatch.adapter.json.mapping.CallJsonMapper;
import io.callbatch.domain.model.Call;
import java.io.IOException;
import java.io.OutputStream;
import org.mapstruct.factory.Mappers;
import tools.jackson.core.JsonGenerator;

/**
 * Writes single calls as HubSpot shows them: compact JSON in UTF-8, each on a line of its own. Safe
 * for several threads.
 */
public final class NdjsonCallWriter {

  private static final CallJsonMapper CALLS = Mappers.getMapper(CallJsonMapper.class);

  private NdjsonCallWriter() {}

  /**
   * Writes a call and a line feed.
   *
   * @throws IOException if the target does
   */
  public static void write(Call call, OutputStream target) throws IOException {
    try (JsonGenerator json = JsonGenerators.generator(target)) {
      new DocumentWriter(json, UnknownMembers.ON_ONE_LINE).call(CALLS.toWire(call));
    }
    target.write('\n');
  }
}

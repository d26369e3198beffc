package io.callbatch.adapter.json.hubspot.fault;

import io.callbatch.adapter.json.read.JsonResult;
import java.nio.charset.StandardCharsets;

/**
 * Settings of faults and rate limits, with the JSON text from which they were read.
 *
 * @param text the text
 * @param settings what it says
 */
public record FaultDocument(String text, FaultSettings settings) {

  /** Nothing goes wrong, and nobody is limited. */
  public static final FaultDocument NONE = new FaultDocument("{}", FaultSettings.NONE);

  /** Reads a text; says everything that is wrong with it at once. */
  public static JsonResult<FaultDocument> read(byte[] text) {
    return switch (FaultSettingsReader.read(text)) {
      case JsonResult.Refused<FaultSettings>(var refused) -> new JsonResult.Refused<>(refused);
      case JsonResult.Read<FaultSettings>(var settings, var warnings) ->
          new JsonResult.Read<>(
              new FaultDocument(new String(text, StandardCharsets.UTF_8), settings), warnings);
    };
  }
}

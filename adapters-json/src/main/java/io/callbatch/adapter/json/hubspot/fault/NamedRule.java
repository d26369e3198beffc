package io.callbatch.adapter.json.hubspot.fault;

import io.callbatch.adapter.json.read.JsonResult;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A rule that is added and removed by itself, so that tests which run at the same time leave each
 * other's alone.
 *
 * @param name its name, 1 to 64 letters, digits, {@code -}, {@code _} or {@code .}
 * @param text the JSON text from which it was read
 * @param rule what it says
 */
public record NamedRule(String name, String text, FaultRule rule) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** Whether this can be a name. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Reads a rule; says everything that is wrong with it at once. */
  public static JsonResult<NamedRule> read(String name, byte[] text) {
    return switch (FaultSettingsReader.readRule(text)) {
      case JsonResult.Refused<FaultRule>(var refused) -> new JsonResult.Refused<>(refused);
      case JsonResult.Read<FaultRule>(var rule, var warnings) ->
          new JsonResult.Read<>(
              new NamedRule(name, new String(text, StandardCharsets.UTF_8), rule), warnings);
    };
  }
}

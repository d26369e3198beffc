package io.callbatch.adapter.json.hubspot.fault;

import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.read.JsonValue;
import io.callbatch.domain.model.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the members of a fault that is an answer given word for word. */
final class AnswerFaultReader {

  private static final String CONTENT_TYPE = "Content-Type";
  private static final String TEXT = "text/plain;charset=utf-8";

  /** Field names and values, by RFC 9110, sections 5.6.2 and 5.5, the latter in ASCII only. */
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private static final Pattern VALUE = Pattern.compile("([!-~]([ -~\\t]*[!-~])?)?");

  /** Statuses whose answers have no content, by RFC 9110, section 15. */
  private static final Set<Integer> WITHOUT_BODY = Set.of(204, 205, 304);

  /** Fields that frame the answer or name its request. */
  private static final Set<String> OF_THE_SERVER =
      Set.of(
          "connection",
          "content-encoding",
          "content-length",
          "date",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "x-hubspot-correlation-id",
          "x-request-id");

  private AnswerFaultReader() {}

  /**
   * Reads the members.
   *
   * @param text the text of the settings, from which a JSON body is taken byte for byte
   */
  static Fault answer(SettingsObject in, byte[] text) {
    int status = in.number("status", 200, 599).orElse(200);
    Map<String, String> headers = headers(in);
    Optional<JsonValue> body = in.member("body");
    body.ifPresent(value -> {
      if (WITHOUT_BODY.contains(status)) {
        in.wrong(value, Rule.ENUM, "no body with the status " + status);
      }
      headers.putIfAbsent(CONTENT_TYPE, isText(value) ? TEXT : HubSpotAnswer.CONTENT_TYPE);
    });
    return new Fault.Answer(status, headers, body.map(value -> body(value, text)).orElse(""));
  }

  private static boolean isText(JsonValue value) {
    return value.content() instanceof JsonValue.Text;
  }

  private static String body(JsonValue value, byte[] text) {
    return value.content() instanceof JsonValue.Text(var body)
        ? body
        : new String(JsonSplice.text(text, value), StandardCharsets.UTF_8);
  }

  private static Map<String, String> headers(SettingsObject in) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Optional<JsonValue> member = in.member("headers");
    member.ifPresent(value -> {
      if (!(value.content() instanceof JsonValue.Members)) {
        in.wrong(value, Rule.TYPE, "an object of the names and values of header fields");
      }
      value.members().forEach((name, field) -> header(in, headers, name, field));
    });
    return headers;
  }

  private static void header(
      SettingsObject in, Map<String, String> headers, String name, JsonValue field) {
    if (!NAME.matcher(name).matches()) {
      in.wrong(field, Rule.ENUM, "the name of a header field");
    } else if (OF_THE_SERVER.contains(name.toLowerCase(Locale.ROOT))) {
      in.wrong(field, Rule.ENUM, "no field of this name, which the server sets itself");
    } else if (headers.containsKey(name)) {
      in.wrong(field, Rule.ENUM, "each field once, whatever the case of its name");
    } else if (field.content() instanceof JsonValue.Text(var value)
        && VALUE.matcher(value).matches()) {
      headers.put(name, value);
    } else {
      in.wrong(field, Rule.ENUM, "a string of printable ASCII");
    }
  }
}

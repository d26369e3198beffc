package io.callbatch.adapter.grpc.format;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TextFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in our own words what is wrong with bytes or text that are no message. Protobuf's exceptions
 * have no code for their cause, only texts for Java programmers, by which the cause is told here; a
 * text that isn't known is never shown.
 */
final class MalformedMessage {

  private static final String EXPECTED =
      "expected a callbatch.v1.BatchCallsResponse message, found ";
  private static final String EXPECTED_TEXT =
      "expected a callbatch.v1.BatchCallsResponse in text format, found ";
  private static final int LONGEST_WORD = 40;

  /** Part of protobuf's text to ours. */
  private static final Map<String, String> CAUSES = new LinkedHashMap<>();

  static {
    CAUSES.put("ended unexpectedly", "bytes that end within a field");
    CAUSES.put("negative size", "a field of negative length");
    CAUSES.put("malformed varint", "a varint of more than 10 bytes");
    CAUSES.put("invalid tag (zero)", "the field number 0");
    CAUSES.put("end-group tag", "the end of a group that hasn't begun");
    CAUSES.put("invalid wire type", "a wire type that protobuf doesn't have");
    CAUSES.put("too many levels of nesting", "groups or messages nested too deep");
    CAUSES.put("too large", "a field that is too large");
    CAUSES.put("invalid UTF-8", "a string that isn't UTF-8");
  }

  private static final Pattern UNKNOWN_FIELD = Pattern.compile(":\\t(\\S{1,200})");
  private static final Pattern REPEATED_FIELD =
      Pattern.compile("Non-repeated field \"(\\S{1,200})\" cannot be overwritten");

  private MalformedMessage() {}

  /** What is wrong with bytes. */
  static String of(InvalidProtocolBufferException failure) {
    String said = Objects.requireNonNullElse(failure.getMessage(), "");
    return EXPECTED
        + CAUSES.entrySet().stream()
            .filter(cause -> said.contains(cause.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("other bytes");
  }

  /** What is wrong with a text in protobuf's text format. */
  static String of(TextFormat.ParseException failure, CharSequence text) {
    String said = Objects.requireNonNullElse(failure.getMessage(), "");
    Matcher repeated = REPEATED_FIELD.matcher(said);
    if (repeated.find()) {
      return "expected the field %s once, found it again".formatted(repeated.group(1));
    }
    Matcher unknown = UNKNOWN_FIELD.matcher(said);
    if (said.contains("unknown fields") && unknown.find()) {
      return EXPECTED_TEXT + "the unknown field " + unknown.group(1);
    }
    if (said.contains("nested too deep")) {
      return EXPECTED_TEXT + "messages nested too deep";
    }
    return EXPECTED_TEXT + tokenAt(text.toString(), failure.getLine(), failure.getColumn());
  }

  /** The word or character at a place, both from 1. */
  private static String tokenAt(String text, int line, int column) {
    int at = 0;
    for (int feeds = 1; feeds < line && at >= 0; feeds++) {
      at = text.indexOf('\n', at) + 1;
      if (at == 0) {
        return "the end of the text";
      }
    }
    at += Math.max(0, column - 1);
    if (at >= text.length()) {
      return "the end of the text";
    }
    int end = at;
    while (end < text.length()
        && end - at < LONGEST_WORD
        && (Character.isLetterOrDigit(text.charAt(end)) || "_.+-".indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    if (end > at) {
      return '"' + text.substring(at, end) + '"';
    }
    int character = text.codePointAt(at);
    return Character.isISOControl(character)
            || Character.getType(character) == Character.SURROGATE
            || Character.isWhitespace(character)
        ? "the character U+%04X".formatted(character)
        : "'" + Character.toString(character) + "'";
  }
}

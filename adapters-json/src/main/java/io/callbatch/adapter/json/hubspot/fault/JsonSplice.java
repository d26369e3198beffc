package io.callbatch.adapter.json.hubspot.fault;

import io.callbatch.adapter.json.read.JsonValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts other texts in the place of values of a JSON text, and leaves the rest byte for byte. */
final class JsonSplice {

  private JsonSplice() {}

  /** The text of a value. */
  static byte[] text(byte[] json, JsonValue value) {
    return java.util.Arrays.copyOfRange(json, value.start(), value.end());
  }

  /** The text with another one in the place of a value. */
  static byte[] replaced(byte[] json, JsonValue value, byte[] text) {
    ByteArrayOutputStream target = new ByteArrayOutputStream(json.length + text.length);
    target.write(json, 0, value.start());
    target.writeBytes(text);
    target.write(json, value.end(), json.length - value.end());
    return target.toByteArray();
  }

  /** The text of an object with more members at its end; it must have some already. */
  static byte[] withMembers(byte[] json, JsonValue object, byte[] members) {
    ByteArrayOutputStream target = new ByteArrayOutputStream(json.length + members.length + 1);
    target.write(json, 0, object.end() - 1);
    target.write(',');
    target.writeBytes(members);
    target.write(json, object.end() - 1, json.length - object.end() + 1);
    return target.toByteArray();
  }

  /** An array of these elements. */
  static byte[] array(List<byte[]> elements) {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    target.write('[');
    for (int i = 0; i < elements.size(); i++) {
      if (i > 0) {
        target.write(',');
      }
      target.writeBytes(elements.get(i));
    }
    target.write(']');
    return target.toByteArray();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

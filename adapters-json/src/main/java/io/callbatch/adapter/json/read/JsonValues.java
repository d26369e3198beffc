package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.port.out.Frame;
import java.util.ArrayList;
import java.util.List;

/** Reads small JSON texts as trees. */
public final class JsonValues {

  /** So many levels are read one within the other. */
  private static final int MOST_DEPTH = 64;

  private JsonValues() {}

  /**
   * Reads a text, whatever it means; what is wrong with it as JSON is a refusal.
   *
   * @param maxViolations how many violations are listed, 1 to 10,000
   */
  public static JsonResult<JsonValue> read(byte[] text, int maxViolations) {
    ReadLimits limits =
        new ReadLimits(Math.max(1, text.length), MOST_DEPTH, ReadLimits.DEFAULT.maxNumberLength());
    ReadOptions options = new ReadOptions(ReadMode.LENIENT, maxViolations);
    return new JsonDocument(new Frame.Document(text), limits, options).read(JsonValues::value);
  }

  private static JsonValue value(TokenCursor in) {
    String pointer = in.pointer();
    int start = in.offset();
    JsonValue.Content content =
        switch (in.token()) {
          case START_OBJECT -> members(in, start);
          case START_ARRAY -> elements(in);
          case VALUE_STRING -> new JsonValue.Text(in.textValue());
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Number(in.textValue());
          case VALUE_TRUE -> new JsonValue.Flag(true);
          case VALUE_FALSE -> new JsonValue.Flag(false);
          default -> new JsonValue.Null();
        };
    return new JsonValue(pointer, start, in.endOffset(), content);
  }

  private static JsonValue.Members members(TokenCursor in, int start) {
    in.checkDepth();
    OrderedMap.Builder<JsonValue> members = new OrderedMap.Builder<>();
    for (String name = in.nextMember(start); name != null; name = in.nextMember(start)) {
      if (members.contains(name)) {
        in.duplicate(start, name);
      }
      members.put(name, value(in));
    }
    return new JsonValue.Members(members.build());
  }

  private static JsonValue.Elements elements(TokenCursor in) {
    in.checkDepth();
    List<JsonValue> elements = new ArrayList<>();
    while (in.nextElement()) {
      elements.add(value(in));
    }
    return new JsonValue.Elements(elements);
  }
}

package io.callbatch.adapter.json.hubspot.request;

import io.callbatch.adapter.json.read.JsonParsers;
import io.callbatch.adapter.json.read.Places;
import io.callbatch.adapter.json.read.SyntaxFault;
import io.callbatch.adapter.json.read.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A body that is read once from its start to its end. The first fault ends the reading, as it does
 * at HubSpot. For one thread.
 *
 * <p>A reading method is called with the reader on the first token of its value and leaves it on
 * the last one.
 */
public final class JsonBody {

  private static final int MOST_DEPTH = 64;
  private static final int MOST_NUMBER_LENGTH = 1_000;

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,9}");
  private static final Pattern LARGE_INTEGER = Pattern.compile("-?[0-9]+");

  private final byte[] text;
  private final JsonParser parser;

  private JsonBody(byte[] text, JsonParser parser) {
    this.text = text;
    this.parser = parser;
  }

  /**
   * Reads a whole body.
   *
   * @param value reads the value that the body is
   * @throws InvalidBodyException if the body is no JSON, or another one than is due
   */
  public static <T> T read(byte[] text, Function<JsonBody, T> value) {
    int invalidAt = Utf8.scan(text).invalidAt();
    if (invalidAt >= 0) {
      throw fault(text, invalidAt, false, "found bytes that are no UTF-8");
    }
    JsonParser parser = JsonParsers.parser(text);
    try (parser) {
      return read(new JsonBody(text, parser), value);
    } catch (JacksonException _) {
      SyntaxFault fault = SyntaxFault.of(text, parser);
      throw fault(text, fault.offset(), false, fault.message());
    }
  }

  private static <T> T read(JsonBody body, Function<JsonBody, T> value) {
    if (body.next() == null) {
      throw fault(body.text, body.text.length, false, "expected a JSON value, found nothing");
    }
    T read = value.apply(body);
    if (body.parser.nextToken() != null) {
      throw body.fault("expected the end of the document, found more after it");
    }
    return read;
  }

  /** Moves to the next value and checks what any value is bound by. */
  private @Nullable JsonToken next() {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
      if (parser.streamReadContext().getNestingDepth() > MOST_DEPTH) {
        throw fault("found objects and arrays nested more than %d deep".formatted(MOST_DEPTH));
      }
    } else if (token != null && token.isNumeric()) {
      int length = parser.getStringLength();
      if (length > MOST_NUMBER_LENGTH) {
        throw fault(
            "found a number of %d characters; at most %d are read"
                .formatted(length, MOST_NUMBER_LENGTH));
      }
    }
    return token;
  }

  /**
   * Reads an object.
   *
   * @param type what is due, for the message where something else is found
   * @param member called with the name of each member that isn't null, to read or skip its value
   * @return the place of the object, for {@link #require}
   */
  public int object(String type, Consumer<String> member) {
    return members(
        type,
        name -> {
          if (!isNull()) {
            member.accept(name);
          }
        });
  }

  /** Reads an object as {@link #object} does, but shows members that are null as well. */
  public int members(String type, Consumer<String> member) {
    require(JsonToken.START_OBJECT, type);
    int start = offset();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      requireWhole(name);
      next();
      member.accept(name);
    }
    return start;
  }

  /**
   * Ends the reading where members are missing.
   *
   * @param object the place of their object
   */
  public void require(int object, List<String> missing) {
    if (!missing.isEmpty()) {
      throw fault(text, object + 1, true, "Some required fields were not set: " + missing);
    }
  }

  /** Reads an array. */
  public <T> List<T> array(String type, Supplier<T> element) {
    require(JsonToken.START_ARRAY, type);
    List<T> elements = new ArrayList<>();
    while (next() != JsonToken.END_ARRAY) {
      elements.add(element.get());
    }
    return elements;
  }

  /** Reads an array of texts. */
  public List<String> texts() {
    return array("List<String>", this::text);
  }

  /** Reads a text; numbers, {@code true} and {@code false} are the text as which they stand. */
  public String text() {
    return switch (parser.currentToken()) {
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> {
        String value = parser.getString();
        requireWhole(value);
        yield value;
      }
      case null, default -> throw wrongType("String");
    };
  }

  /** Reads an integer of at most nine digits, in quotes or not. */
  public int integer() {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
      throw wrongType("int");
    }
    String value = parser.getString();
    if (!INTEGER.matcher(value).matches()) {
      if (LARGE_INTEGER.matcher(value).matches()) {
        throw fault(
            "expected a whole number of at most 9 digits, found one of %,d"
                .formatted(value.length() - (value.startsWith("-") ? 1 : 0)));
      }
      throw wrongType("int");
    }
    return Integer.parseInt(value);
  }

  /** Reads {@code true} or {@code false}. */
  public boolean flag() {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case null, default -> throw wrongType("boolean");
    };
  }

  /** Whether the value is an object. */
  public boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  /** Whether the value is null. */
  public boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  /** Passes over the value. */
  public void skip() {
    int open = 0;
    do {
      JsonToken token = open == 0 ? parser.currentToken() : next();
      if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
        open++;
      } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
        open--;
      }
    } while (open > 0);
  }

  /** A fault of the value that the reader stands on. */
  public InvalidBodyException fault(String message) {
    return fault(text, offset(), false, message);
  }

  /**
   * A fault of an object that has been read.
   *
   * @param object the place of the object
   */
  InvalidBodyException faultOf(int object, String message) {
    return fault(text, object, false, message);
  }

  /** The fault that the value isn't of this type. */
  public InvalidBodyException wrongType(String type) {
    JsonToken token = parser.currentToken();
    String found =
        switch (token) {
          case START_OBJECT -> "Object";
          case START_ARRAY -> "Array";
          case VALUE_STRING -> "String";
          case VALUE_NUMBER_INT -> "Integer";
          case VALUE_NUMBER_FLOAT -> "Floating-point";
          case VALUE_TRUE, VALUE_FALSE -> "Boolean";
          case VALUE_NULL -> "Null";
          case null, default -> "no";
        };
    return fault(
        "Cannot deserialize value of type `%s` from %s value (token `JsonToken.%s`)"
            .formatted(type, found, token));
  }

  private void require(JsonToken due, String type) {
    if (parser.currentToken() != due) {
      throw wrongType(type);
    }
  }

  /** No store can keep half a surrogate pair, and no answer can give it back. */
  private void requireWhole(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw fault("found half a surrogate pair, which no text can hold");
      }
    }
  }

  private int offset() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  private static InvalidBodyException fault(
      byte[] text, int offset, boolean missingMembers, String message) {
    Places places = new Places(text, 1);
    places.moveTo(offset);
    return new InvalidBodyException(places.line(), places.column(), missingMembers, message);
  }
}

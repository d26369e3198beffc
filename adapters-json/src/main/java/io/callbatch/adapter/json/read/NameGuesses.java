package io.callbatch.adapter.json.read;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * Reads names with a guess at each: the one that came after the same name before, since calls are
 * much alike. A parser that knows what to expect compares bytes, and a wrong guess costs it little.
 * Takes a tenth off the reading of 100 calls. For one document and one thread.
 */
public final class NameGuesses {

  /** Names of a document in which guessing isn't worth its while. */
  private static final int FEW_NAMES = 32;

  private static final int MOST_NAMES = 256;
  private static final int LONGEST_NAME = 64;

  private static final class Name {

    private final SerializableString text;
    private @Nullable Name next;

    Name(String text) {
      this.text = new SerializedString(text);
    }
  }

  private final Map<String, Name> known = new HashMap<>();
  private @Nullable Name last;
  private int names;

  /** The next name of the object in which the parser stands; null at the object's end. */
  public @Nullable String next(JsonParser parser) {
    Name guess = last == null ? null : last.next;
    if (guess == null) {
      return learn(parser.nextName());
    }
    if (parser.nextName(guess.text)) {
      last = guess;
      return guess.text.getValue();
    }
    return parser.currentToken() == JsonToken.PROPERTY_NAME ? learn(parser.currentName()) : null;
  }

  private @Nullable String learn(@Nullable String name) {
    if (name == null || names++ < FEW_NAMES) {
      return name;
    }
    Name now = known.get(name);
    if (now == null && known.size() < MOST_NAMES && name.length() <= LONGEST_NAME) {
      now = new Name(name);
      known.put(name, now);
    }
    if (last != null && now != null) {
      last.next = now;
    }
    last = now;
    return name;
  }
}

package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.SuspiciousFacts;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;

/**
 * Walks over the tokens of one document and takes down what is wrong at the place where it stands.
 * For one thread.
 *
 * <p>A reading method is called with the cursor on the first token of its value and leaves it on
 * the last one. Pointers and offsets are worked out only when something is to be said.
 */
final class TokenCursor {

  private final byte[] text;
  private final JsonParser parser;
  private final ReadLimits limits;
  private final boolean strict;
  private final LoneSurrogates loneSurrogates;
  private final boolean mayBeNoUnicode;
  private final DuplicateMembers duplicates;
  private final boolean secondReading;
  private final NameGuesses names = new NameGuesses();
  private final FindingCollector violations;
  private final FindingCollector warnings;

  TokenCursor(
      byte[] text,
      JsonParser parser,
      ReadLimits limits,
      ReadMode mode,
      LoneSurrogates loneSurrogates,
      DuplicateMembers duplicates,
      FindingCollector violations,
      FindingCollector warnings) {
    this.text = text;
    this.parser = parser;
    this.limits = limits;
    this.strict = mode == ReadMode.STRICT;
    this.loneSurrogates = loneSurrogates;
    this.mayBeNoUnicode = !loneSurrogates.isEmpty();
    this.duplicates = duplicates;
    this.secondReading = !duplicates.isEmpty();
    this.violations = violations;
    this.warnings = warnings;
  }

  // --- where the cursor stands

  /** The current token; {@link JsonToken#NOT_AVAILABLE} before the first and after the last. */
  JsonToken token() {
    JsonToken token = parser.currentToken();
    return token == null ? JsonToken.NOT_AVAILABLE : token;
  }

  /** Moves to the next token; null at the end of the document. */
  @Nullable JsonToken next() {
    return parser.nextToken();
  }

  /** Byte offset of the current token. */
  int offset() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  /** JSON Pointer of the current value. */
  String pointer() {
    JsonPointer pointer = parser.streamReadContext().pathAsPointer();
    return pointer == null ? "" : pointer.toString();
  }

  boolean isStrict() {
    return strict;
  }

  // --- walking

  /**
   * The name of the next member of the object that starts at an offset, with the cursor on its
   * value; null at the end of the object. Passes over values that a later one overrides.
   */
  @Nullable String nextMember(int objectOffset) {
    while (true) {
      String name = names.next(parser);
      if (name == null) {
        return null;
      }
      checkUnicode();
      parser.nextToken();
      if (!secondReading || !isOverridden(objectOffset, name)) {
        return name;
      }
      parser.skipChildren();
    }
  }

  private boolean isOverridden(int objectOffset, String name) {
    DuplicateMembers.Occurrence occurrence = duplicates.meet(objectOffset, name, offset());
    if (occurrence.repeated()) {
      mendable(
          Rule.DUPLICATE_MEMBER,
          "found the member %s once more; a name may stand only once in an object"
              .formatted(Quote.text(name)));
    }
    return occurrence.overridden();
  }

  /** Moves to the next element of an array; false at its end. */
  boolean nextElement() {
    return parser.nextToken() != JsonToken.END_ARRAY;
  }

  /** The text of the current string. */
  String stringValue() {
    String value = parser.getString();
    checkUnicode();
    return value;
  }

  /** The text of the current string, or of the current number or literal as it is written. */
  String textValue() {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return stringValue();
    }
    String value = parser.getString();
    checkNumberLength(value.length());
    return value;
  }

  /** A short description of the current value, for messages. */
  String found() {
    return switch (token()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "the string " + Quote.text(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          "the number " + Quote.shortened(parser.getString());
      case VALUE_TRUE, VALUE_FALSE -> parser.getString();
      case VALUE_NULL -> "null";
      default -> "nothing";
    };
  }

  /** Passes over the current value; whatever is wrong inside it whatever it means is reported. */
  void skip() {
    switch (token()) {
      case START_OBJECT -> {
        checkDepth();
        int start = offset();
        Set<String> names = new HashSet<>();
        for (String name = nextMember(start); name != null; name = nextMember(start)) {
          if (!names.add(name)) {
            duplicate(start, name);
          }
          skip();
        }
      }
      case START_ARRAY -> {
        checkDepth();
        while (nextElement()) {
          skip();
        }
      }
      case VALUE_STRING -> {
        parser.finishToken();
        checkUnicode();
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> checkNumberLength(parser.getStringLength());
      default -> {}
    }
  }

  /** Passes over the current value and returns its JSON text, byte for byte. */
  String rawValue() {
    int start = offset();
    skip();
    return new String(text, start, endOffset() - start, StandardCharsets.UTF_8);
  }

  /** Byte offset after the current value, on the last token of which the cursor stands. */
  int endOffset() {
    parser.finishToken();
    return (int) parser.currentLocation().getByteOffset();
  }

  /** Whether the text from an offset to here spells half a surrogate pair. */
  boolean hasLoneSurrogateSince(int start) {
    return mayBeNoUnicode
        && loneSurrogates.isBetween(start, (int) parser.currentLocation().getByteOffset());
  }

  // --- limits

  /** Reports what the current name or finished string can't say. */
  private void checkUnicode() {
    if (mayBeNoUnicode && hasLoneSurrogateSince(offset())) {
      violation(Rule.UNICODE, "expected a whole surrogate pair, found half of one");
    }
  }

  /** Ends the reading where objects and arrays are nested too deep. */
  void checkDepth() {
    int depth = parser.streamReadContext().getNestingDepth();
    if (depth > limits.maxDepth()) {
      throw limitReached(
          Rule.DEPTH,
          "found objects and arrays nested more than %d deep".formatted(limits.maxDepth()));
    }
  }

  private void checkNumberLength(int length) {
    if (length > limits.maxNumberLength()) {
      throw limitReached(
          Rule.NUMBER_LENGTH,
          "found a number of %d characters; at most %d are read"
              .formatted(length, limits.maxNumberLength()));
    }
  }

  private LimitReachedException limitReached(Rule rule, String message) {
    return new LimitReachedException(offset(), pointer(), rule, message);
  }

  // --- findings

  /** Something that no mode takes. */
  void violation(Rule rule, String message) {
    violations.add(offset(), this::pointer, rule, message);
  }

  /** Something that no mode takes of the value that starts at an offset and ends here. */
  void violationSince(int offset, Rule rule, String message) {
    violations.add(offset, this::pointer, rule, message);
  }

  /** Something that is mended in lenient mode. */
  void mendable(Rule rule, String message) {
    (strict ? violations : warnings).add(offset(), this::pointer, rule, message);
  }

  /** Something odd that every mode takes. */
  void warning(Rule rule, String message) {
    warnings.add(offset(), this::pointer, rule, message);
  }

  /**
   * Something about a member of the object whose end the cursor has reached; a violation, unless it
   * can be mended and the mode is lenient.
   */
  void findingAt(boolean mendable, int offset, String member, Rule rule, String message) {
    (mendable && !strict ? warnings : violations)
        .add(offset, () -> pointer() + '/' + member, rule, message);
  }

  /** A suspicious fact that a member of the object states whose end the cursor has reached. */
  void suspicion(int offset, Optional<SuspiciousFacts.Suspicion> found) {
    found.ifPresent(suspicion ->
        warnings.add(
            offset,
            () -> pointer() + '/' + suspicion.member(),
            suspicion.rule(),
            suspicion.message()));
  }

  /** Notes one more value of a member, on which the cursor stands, for the second reading. */
  void duplicate(int objectOffset, String name) {
    duplicates.note(objectOffset, name, offset());
  }
}

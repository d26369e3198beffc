package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.port.out.UnknownMemberRules.Breach;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;

/** Checks a JSON value that stands alone against what the reader would refuse in a document. */
final class TokenChecks {

  private final JsonParser parser;
  private final ReadLimits limits;
  private final int depthAbove;

  TokenChecks(JsonParser parser, ReadLimits limits, int depthAbove) {
    this.parser = parser;
    this.limits = limits;
    this.depthAbove = depthAbove;
  }

  /** Checks the value on whose first token the parser stands. */
  Optional<Breach> value() {
    int open = 0;
    Deque<Set<String>> names = new ArrayDeque<>();
    Optional<Breach> repeated = Optional.empty();
    do {
      switch (parser.currentToken()) {
        case PROPERTY_NAME -> {
          if (!names.getLast().add(parser.currentName())) {
            repeated = Optional.of(repeated(parser.currentName()));
          }
        }
        case START_OBJECT, START_ARRAY -> {
          open++;
          names.addLast(new HashSet<>());
          if (depthAbove + open > limits.maxDepth()) {
            return Optional.of(
                new Breach(
                    Rule.DEPTH,
                    "found a value nested so deep that the document is more than %d deep"
                        .formatted(limits.maxDepth()),
                    false));
          }
        }
        case END_OBJECT, END_ARRAY -> {
          open--;
          names.removeLast();
        }
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
          if (parser.getStringLength() > limits.maxNumberLength()) {
            return Optional.of(
                new Breach(
                    Rule.NUMBER_LENGTH,
                    "found a number of %d characters; at most %d are read"
                        .formatted(parser.getStringLength(), limits.maxNumberLength()),
                    false));
          }
        }
        case null, default -> {}
      }
    } while (open > 0 && parser.nextToken() != null);
    return repeated;
  }

  private static Breach repeated(String name) {
    return new Breach(
        Rule.DUPLICATE_MEMBER,
        "found the member %s once more within the unknown member; a name may stand only once in an"
                .formatted(Quote.text(name))
            + " object",
        true);
  }
}

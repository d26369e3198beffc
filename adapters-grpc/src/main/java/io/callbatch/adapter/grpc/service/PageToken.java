package io.callbatch.adapter.grpc.service;

import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.run.BatchId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Positions in lists as clients carry them: opaque text, with a version and the kind of list, so
 * that the form can change and no list takes the token of another.
 */
final class PageToken {

  private static final char VERSION = '1';

  /** Lists that have pages, each with the form of its positions. */
  enum Kind {
    CALLS('c', position -> CallId.parse(position).isPresent()),
    SEARCH('s', position -> CallId.parse(position).isPresent()),
    BATCHES('b', BatchId::isValid);

    private final char letter;
    private final Predicate<String> form;

    Kind(char letter, Predicate<String> form) {
      this.letter = letter;
      this.form = form;
    }
  }

  private PageToken() {}

  static String of(Kind kind, String position) {
    String content = "" + VERSION + kind.letter + position;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(content.getBytes(StandardCharsets.UTF_8));
  }

  /** The position that a token of that kind names; empty if it is none. */
  static Optional<String> position(Kind kind, String token) {
    try {
      String content = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      return Optional.of(content)
          .filter(text -> text.startsWith("" + VERSION + kind.letter))
          .map(text -> text.substring(2))
          .filter(kind.form);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}

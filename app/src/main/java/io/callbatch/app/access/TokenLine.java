package io.callbatch.app.access;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.Scope;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A token as a line of the tokens file: {@code NAME sha256:HEX PORTAL SCOPE,SCOPE CREATED}. */
final class TokenLine {

  private static final String ALGORITHM = "sha256:";
  private static final int FIELDS = 5;

  private TokenLine() {}

  static String of(Token token) {
    String scopes =
        Arrays.stream(Scope.values())
            .filter(token.scopes()::contains)
            .map(Scope::wireName)
            .collect(Collectors.joining(","));
    return "%s %s%s %s %s %s"
        .formatted(token.name(), ALGORITHM, token.hash(), token.portal(), scopes, token.created());
  }

  /** Whether the line holds no token. */
  static boolean isComment(String line) {
    return line.isBlank() || line.strip().startsWith("#");
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is wrong, saying what was found and what is due
   */
  static Token parse(String line) {
    String[] fields = line.strip().split("\\s+");
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException(
          "expected 5 fields (NAME sha256:HEX PORTAL SCOPE,SCOPE CREATED), found %d"
              .formatted(fields.length));
    }
    return new Token(
        fields[0], hash(fields[1]), new PortalId(fields[2]), scopes(fields[3]), instant(fields[4]));
  }

  private static String hash(String field) {
    // What is found isn't repeated: somebody may have put the token itself here.
    if (!field.startsWith(ALGORITHM) || !TokenSecret.isHash(field.substring(ALGORITHM.length()))) {
      throw new IllegalArgumentException(
          "expected sha256: and 64 lower-case hexadecimal digits in the second field, found"
              + " something else");
    }
    return field.substring(ALGORITHM.length());
  }

  private static Set<Scope> scopes(String field) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String name : field.split(",", -1)) {
      scopes.add(ScopeNames.parse(name));
    }
    return scopes;
  }

  private static Instant instant(String field) {
    try {
      return Instant.parse(field);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "expected an instant such as 2026-11-24T12:00:00Z, found '%s'".formatted(field), e);
    }
  }
}

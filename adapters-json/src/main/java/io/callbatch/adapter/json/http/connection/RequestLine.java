package io.callbatch.adapter.json.http.connection;

import java.nio.charset.StandardCharsets;

/** The first line of a request (RFC 9112, section 3), whole or not, malformed or not. */
final class RequestLine {

  private static final byte SPACE = ' ';

  private final byte[] line;
  private final int endOfMethod;
  private final int endOfPath;

  private RequestLine(byte[] line, int endOfMethod, int endOfPath) {
    this.line = line;
    this.endOfMethod = endOfMethod;
    this.endOfPath = endOfPath;
  }

  /** A line, or the first bytes of one; what is in it isn't copied. */
  static RequestLine of(byte[] line) {
    int endOfMethod = 0;
    while (endOfMethod < line.length && line[endOfMethod] != SPACE) {
      endOfMethod++;
    }
    int endOfPath = Math.min(endOfMethod + 1, line.length);
    while (endOfPath < line.length && line[endOfPath] > SPACE && line[endOfPath] != '?') {
      endOfPath++;
    }
    return new RequestLine(line, endOfMethod, endOfPath);
  }

  String method() {
    return text(0, endOfMethod);
  }

  /** The path, percent-encoded; empty where there is none. */
  String path() {
    return text(Math.min(endOfMethod + 1, endOfPath), endOfPath);
  }

  private String text(int start, int end) {
    return new String(line, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /** Whether there is something after the target, as the version is. */
  boolean isWhole() {
    int at = endOfPath;
    while (at < line.length && line[at] != SPACE) {
      at++;
    }
    return at < line.length;
  }

  /**
   * Methods are compared with their case (RFC 9110, section 9.1), and all known are in capitals.
   */
  boolean isMethodInLowerCase() {
    for (int i = 0; i < endOfMethod; i++) {
      if (line[i] >= 'a' && line[i] <= 'z') {
        return true;
      }
    }
    return false;
  }

  /** Whether the method is a token (RFC 9110, section 5.6.2). */
  boolean isMethodAToken() {
    for (int i = 0; i < endOfMethod; i++) {
      if (!isTokenCharacter(line[i])) {
        return false;
      }
    }
    return endOfMethod > 0;
  }

  private static boolean isTokenCharacter(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || "!#$%&'*+-.^_`|~".indexOf(b) >= 0;
  }

  /** Whether two hexadecimal digits follow each percent sign of the path (RFC 3986, 2.1). */
  boolean isPathEncoded() {
    for (int i = endOfMethod + 1; i < endOfPath; i++) {
      if (line[i] == '%' && !(isDigit(i + 1) && isDigit(i + 2))) {
        return false;
      }
    }
    return true;
  }

  private boolean isDigit(int at) {
    return at < endOfPath && Character.digit(line[at], 16) >= 0;
  }
}

package io.callbatch.adapter.json.http.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectTransportRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads a connection under guard, and the chunks of bodies as RFC 9112, section 7.1, has them. The
 * server below holds a chunk in memory as a whole, whatever length it announces, and knows neither
 * extensions nor trailers; so it is shown pieces of chunks as if each were one.
 */
final class GuardedReader extends DataReader {

  private static final int MAX_LINE_BYTES = 8 << 10;
  private static final int MAX_TRAILER_LINES = 100;
  private static final int MAX_LENGTH_DIGITS = 15;
  private static final String WRONG_LINE_END = "found a line that doesn't end in CR and LF";
  private static final String HTTP = "HTTP/1.1";
  private static final int PIECE_BYTES = 16 << 10;

  /** Bytes of the chunk under way that the server hasn't been shown yet. */
  private long leftOfChunk;

  /** Whether the next that the server skips is the end of a piece. */
  private boolean isPieceShown;

  /** Whether the next line that the server reads is what follows the last chunk. */
  private boolean isLastChunkShown;

  /** Whether the next line that the server reads is the first of a request. */
  private boolean isFirstLineDue = true;

  @SuppressWarnings("removal") // the factory methods make no subclass
  GuardedReader(DataReader source, StallGuard stalls, ConnectionSlots.Slot slot, Runnable cut) {
    super(() -> stalls.await(() -> next(source, slot), cut));
  }

  private static byte @Nullable [] next(DataReader source, ConnectionSlots.Slot slot) {
    slot.awaitPeer();
    try {
      source.ensureAvailable();
    } catch (InsufficientDataAvailableException _) {
      return null; // the peer has closed
    } finally {
      slot.peerCame();
    }
    return source.readBytes(source.available());
  }

  /** Used at each header field, and so at the end of them. */
  @Override
  public boolean startsWithNewLine() {
    boolean isEndOfHeaders = super.startsWithNewLine();
    isFirstLineDue |= isEndOfHeaders;
    return isEndOfHeaders;
  }

  /** Used for the first line of a request, and for header fields. */
  @Override
  public int findNewLine(int most) {
    if (!isFirstLineDue) {
      return super.findNewLine(most);
    }
    int length;
    try {
      length = super.findNewLine(most);
    } catch (IncorrectNewLineException _) {
      throw refusal(
          EventType.BAD_REQUEST, Status.BAD_REQUEST_400, WRONG_LINE_END, firstLine(available()));
    }
    if (length == most) {
      throw refusal(
          EventType.BAD_REQUEST,
          Status.REQUEST_URI_TOO_LONG_414,
          "found a request line of more than " + most + " bytes",
          firstLine(most));
    }
    return length;
  }

  /** The first line, or what has come of it, unread. */
  private RequestLine firstLine(int most) {
    int length = Math.min(most, available());
    return RequestLine.of(getBuffer(length).readBytes());
  }

  /** Used for the lines around chunks only. */
  @Override
  public String readLine() {
    if (isLastChunkShown) {
      isLastChunkShown = false;
      skipTrailers();
      return "";
    }
    if (leftOfChunk == 0) {
      leftOfChunk = lengthOfChunk(line());
    }
    long piece = Math.min(leftOfChunk, PIECE_BYTES);
    leftOfChunk -= piece;
    isPieceShown = piece > 0;
    isLastChunkShown = piece == 0;
    return Long.toHexString(piece);
  }

  @Override
  public BufferData readBuffer(int length) {
    BufferData buffer = getBuffer(length);
    super.skip(length);
    return buffer;
  }

  @Override
  public void skip(int length) {
    if (!isPieceShown) {
      super.skip(length);
      return;
    }
    isPieceShown = false;
    if (leftOfChunk == 0 && (read() != '\r' || read() != '\n')) {
      throw malformed("found a chunk that is longer than its length");
    }
  }

  private static long lengthOfChunk(String line) {
    int extension = line.indexOf(';');
    String length = (extension < 0 ? line : line.substring(0, extension)).stripTrailing();
    String digits = length.replaceFirst("^0+(?=.)", "");
    if (!digits.matches("[0-9A-Fa-f]{1," + MAX_LENGTH_DIGITS + "}")) {
      throw malformed("found a chunk without a length in hexadecimal digits");
    }
    return Long.parseLong(digits, 16);
  }

  private void skipTrailers() {
    for (int lines = 0; !line().isEmpty(); lines++) {
      if (lines == MAX_TRAILER_LINES) {
        throw malformed("found more than " + MAX_TRAILER_LINES + " trailers");
      }
    }
  }

  private String line() {
    int length;
    try {
      length = super.findNewLine(MAX_LINE_BYTES);
    } catch (IncorrectNewLineException _) {
      throw malformed(WRONG_LINE_END);
    }
    if (length == MAX_LINE_BYTES) {
      throw malformed("found a line of more than " + MAX_LINE_BYTES + " bytes");
    }
    String line = readAsciiString(length);
    super.skip(2);
    if (line.indexOf('\n') >= 0) {
      throw malformed(WRONG_LINE_END); // others could see two
    }
    return line;
  }

  /**
   * Used for the first line of a request, and for a header field. The server below would take
   * {@code get} for GET, and says of paths that it can't decode no more than that.
   */
  @Override
  public byte[] readBytes(int length) {
    byte[] bytes = super.readBytes(length);
    if (isFirstLineDue) {
      isFirstLineDue = false;
      check(RequestLine.of(bytes));
    }
    return bytes;
  }

  private static void check(RequestLine line) {
    if (!line.isMethodAToken()) {
      throw malformed("expected a method such as GET or POST, found characters that none has");
    }
    if (line.isMethodInLowerCase()) {
      throw refusal(
          EventType.OTHER,
          Status.NOT_IMPLEMENTED_501,
          "expected a method such as GET or POST, found one in lower case",
          line);
    }
    if (!line.isWhole()) {
      throw refusal(
          EventType.BAD_REQUEST,
          Status.BAD_REQUEST_400,
          "expected a request line of a method, a target and HTTP/1.1, found one without a version",
          line);
    }
    if (!line.isPathEncoded()) {
      throw refusal(
          EventType.BAD_REQUEST,
          Status.BAD_REQUEST_400,
          "found a path that is wrongly percent-encoded",
          line);
    }
  }

  private static RequestException malformed(String message) {
    return refusal(EventType.BAD_REQUEST, Status.BAD_REQUEST_400, message).build();
  }

  private static RequestException refusal(
      EventType type, Status status, String message, RequestLine line) {
    return refusal(type, status, message)
        .request(DirectTransportRequest.create(HTTP, line.method(), line.path()))
        .build();
  }

  private static RequestException.Builder refusal(EventType type, Status status, String message) {
    return RequestException.builder()
        .type(type)
        .status(status)
        .message(message)
        .safeMessage(true)
        .setKeepAlive(false);
  }
}

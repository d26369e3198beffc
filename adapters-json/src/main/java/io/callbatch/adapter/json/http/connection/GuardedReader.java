package io.callbatch.adapter.json.http.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
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
  private static final byte SPACE = ' ';
  private static final int PIECE_BYTES = 16 << 10;

  /** Bytes of the chunk under way that the server hasn't been shown yet. */
  private long leftOfChunk;

  /** Whether the next that the server skips is the end of a piece. */
  private boolean isPieceShown;

  /** Whether the next line that the server reads is what follows the last chunk. */
  private boolean isLastChunkShown;

  @SuppressWarnings("removal") // the factory methods make no subclass
  GuardedReader(DataReader source, StallGuard stalls, Runnable cut) {
    super(() -> stalls.await(() -> next(source), cut));
  }

  private static byte @Nullable [] next(DataReader source) {
    try {
      source.ensureAvailable();
    } catch (InsufficientDataAvailableException _) {
      return null; // the peer has closed
    }
    return source.readBytes(source.available());
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
      length = findNewLine(MAX_LINE_BYTES);
    } catch (IncorrectNewLineException _) {
      throw malformed("found a line that doesn't end in CR and LF");
    }
    if (length == MAX_LINE_BYTES) {
      throw malformed("found a line of more than " + MAX_LINE_BYTES + " bytes");
    }
    String line = readAsciiString(length);
    super.skip(2);
    if (line.indexOf('\n') >= 0) {
      throw malformed("found a line that doesn't end in CR and LF"); // others could see two
    }
    return line;
  }

  /** Used for the first line of a request; the server below would take {@code get} for GET. */
  @Override
  public byte[] readBytes(int length) {
    byte[] line = super.readBytes(length);
    for (int i = 0; i < line.length && line[i] != SPACE; i++) {
      if (line[i] >= 'a' && line[i] <= 'z') {
        throw refusal(
            EventType.OTHER,
            Status.NOT_IMPLEMENTED_501,
            "found a method in lower case; due is one as GET or POST");
      }
    }
    return line;
  }

  private static RequestException malformed(String message) {
    return refusal(EventType.BAD_REQUEST, Status.BAD_REQUEST_400, message);
  }

  private static RequestException refusal(EventType type, Status status, String message) {
    return RequestException.builder()
        .type(type)
        .status(status)
        .message(message)
        .safeMessage(true)
        .setKeepAlive(false)
        .build();
  }
}

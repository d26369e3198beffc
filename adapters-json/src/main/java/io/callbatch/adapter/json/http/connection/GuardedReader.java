package io.callbatch.adapter.json.http.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import org.jspecify.annotations.Nullable;

/**
 * Reads a connection under guard. The server below holds a chunk of a body in memory as a whole,
 * whatever length it announces, so its length is bounded here.
 */
final class GuardedReader extends DataReader {

  private static final int MAX_LINE_BYTES = 8 << 10;

  private final int maxChunkBytes;

  @SuppressWarnings("removal") // the factory methods make no subclass
  GuardedReader(DataReader source, StallGuard stalls, Runnable cut, int maxChunkBytes) {
    super(() -> stalls.await(() -> next(source), cut));
    this.maxChunkBytes = maxChunkBytes;
  }

  private static byte @Nullable [] next(DataReader source) {
    try {
      source.ensureAvailable();
    } catch (InsufficientDataAvailableException _) {
      return null; // the peer has closed
    }
    return source.readBytes(source.available());
  }

  @Override
  public BufferData readBuffer(int length) {
    if (length > maxChunkBytes) {
      throw refusal(
          Status.REQUEST_ENTITY_TOO_LARGE_413,
          "found a chunk of %d bytes; the most that is read is %d"
              .formatted(length, maxChunkBytes));
    }
    return super.readBuffer(length);
  }

  /** Used for the lengths of chunks only. */
  @Override
  public String readLine() throws IncorrectNewLineException {
    int length = findNewLine(MAX_LINE_BYTES);
    if (length == MAX_LINE_BYTES) {
      throw refusal(Status.BAD_REQUEST_400, "found a chunk without a length");
    }
    String line = readAsciiString(length);
    skip(2);
    return line;
  }

  private static RequestException refusal(Status status, String message) {
    return RequestException.builder()
        .type(EventType.BAD_REQUEST)
        .status(status)
        .message(message)
        .setKeepAlive(false)
        .build();
  }
}

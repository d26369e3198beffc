package io.callbatch.adapter.grpc.inbound;

import io.callbatch.adapter.grpc.error.MessageTooLargeException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A message that is inflated while it is read, within bounds. */
final class InflatedMessage extends FilterInputStream {

  /**
   * Times that a message may grow beyond {@link #FREE_BYTES}: what people send grows 5 to 30 times.
   */
  static final int MOST_TIMES = 200;

  /** Bytes that may come from nearly nothing. */
  static final int FREE_BYTES = 4 << 20;

  private final InboundCall call;
  private final int mostBytes;
  private long bytes;

  InflatedMessage(InputStream inflating, InboundCall call, int mostBytes) {
    super(inflating);
    this.call = call;
    this.mostBytes = mostBytes;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    count(Math.max(0, count));
    return count;
  }

  private void count(int more) {
    bytes += more;
    if (bytes > mostBytes) {
      throw MessageTooLargeException.longerThan(mostBytes);
    }
    if (bytes > FREE_BYTES && bytes > MOST_TIMES * call.wireBytes()) {
      throw MessageTooLargeException.inflating(MOST_TIMES, mostBytes);
    }
    call.inflated(bytes);
  }
}

package io.callbatch.adapter.json.http.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;

/**
 * Writes a connection under guard, in pieces: a peer that is slow isn't one that stalls, so each
 * piece has the whole time.
 */
final class GuardedWriter implements DataWriter {

  private static final int PIECE_BYTES = 64 << 10;

  private final DataWriter target;
  private final StallGuard stalls;
  private final Runnable cut;

  GuardedWriter(DataWriter target, StallGuard stalls, Runnable cut) {
    this.target = target;
    this.stalls = stalls;
    this.cut = cut;
  }

  @Override
  public void write(BufferData... buffers) {
    for (BufferData buffer : buffers) {
      write(buffer);
    }
  }

  @Override
  public void write(BufferData buffer) {
    while (buffer.available() > PIECE_BYTES) {
      byte[] piece = new byte[PIECE_BYTES];
      int length = buffer.read(piece, 0, PIECE_BYTES);
      writePiece(BufferData.create(piece, 0, length));
    }
    writePiece(buffer);
  }

  private void writePiece(BufferData piece) {
    stalls.await(
        () -> {
          target.writeNow(piece);
          return true;
        },
        cut);
  }

  @Override
  public void writeNow(BufferData... buffers) {
    write(buffers);
  }

  @Override
  public void writeNow(BufferData buffer) {
    write(buffer);
  }

  @Override
  public void flush() {
    target.flush();
  }

  @Override
  public void close() {
    target.close();
  }
}

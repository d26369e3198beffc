package io.callbatch.domain.usecase;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * A document in memory. Unlike {@link java.io.ByteArrayOutputStream} it gives its bytes away
 * without a copy when they came in one piece, as most writers write them. For one thread.
 */
final class WholeDocument extends OutputStream {

  private static final int FIRST_ROOM = 4096;

  private byte[] bytes = {};
  private int size;

  @Override
  public void write(int value) {
    makeRoom(1);
    bytes[size++] = (byte) value;
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    if (size == 0) {
      bytes = Arrays.copyOfRange(source, offset, offset + length);
    } else {
      makeRoom(length);
      System.arraycopy(source, offset, bytes, size, length);
    }
    size += length;
  }

  private void makeRoom(int more) {
    if (bytes.length - size < more) {
      int least = Math.addExact(size, more);
      bytes = Arrays.copyOf(bytes, Math.max(least, Math.max(FIRST_ROOM, 2 * size)));
    }
  }

  /** What was written. Nothing may be written afterwards. */
  byte[] toBytes() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }
}

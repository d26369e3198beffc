package io.callbatch.app.compression;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates gzip data (RFC 1952), any number of members after one another. Unlike the JDK's, it
 * doesn't ask the source whether more is at hand to know whether another member follows, which
 * loses members of a pipe, and doesn't take a damaged member for the end. For one thread.
 */
final class GzipInput extends InputStream {

  private static final int BUFFER = 1 << 16;
  private static final int MAGIC_1 = 0x1F;
  private static final int MAGIC_2 = 0x8B;
  private static final int DEFLATE = 8;
  private static final int HEADER_CRC = 1 << 1;
  private static final int EXTRA = 1 << 2;
  private static final int NAME = 1 << 3;
  private static final int COMMENT = 1 << 4;

  /** Bytes of the header after its flags: time, extra flags, system. */
  private static final int TIME_AND_SYSTEM = 6;

  private final InputStream source;
  private final String name;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] buffer = new byte[BUFFER];
  private int start;
  private int end;
  private boolean withinMember;
  private boolean ended;

  GzipInput(InputStream source, String name) {
    this.source = source;
    this.name = name;
  }

  /** Whether bytes begin as gzip data does. */
  static boolean begins(byte[] bytes) {
    return bytes.length >= 3
        && (bytes[0] & 0xFF) == MAGIC_1
        && (bytes[1] & 0xFF) == MAGIC_2
        && bytes[2] == DEFLATE;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (length > 0) {
      if (ended || (!withinMember && !beginMember())) {
        return -1;
      }
      int inflated = inflate(target, offset, length);
      if (inflated > 0) {
        checksum.update(target, offset, inflated);
        return inflated;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsInput()) {
        if (start == end) {
          require();
        }
        inflater.setInput(buffer, start, end - start);
        start = end;
      } else {
        throw damaged(); // it asks for a dictionary
      }
    }
    return 0;
  }

  private int inflate(byte[] target, int offset, int length) throws IOException {
    try {
      return inflater.inflate(target, offset, length);
    } catch (DataFormatException _) {
      throw damaged();
    }
  }

  /** Reads the header of a member; false where there is no further one. */
  private boolean beginMember() throws IOException {
    if (start == end && !fill()) {
      ended = true;
      return false;
    }
    if (buffer[start] == 0) {
      skipPadding();
      return false;
    }
    if (next() != MAGIC_1 || next() != MAGIC_2 || next() != DEFLATE) {
      throw damaged();
    }
    int flags = next();
    skip(TIME_AND_SYSTEM);
    if ((flags & EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    skipText((flags & NAME) != 0);
    skipText((flags & COMMENT) != 0);
    skip((flags & HEADER_CRC) != 0 ? 2 : 0);
    inflater.reset();
    checksum.reset();
    withinMember = true;
    return true;
  }

  /** Tapes and block devices fill up with zeros; nothing else may follow. */
  private void skipPadding() throws IOException {
    do {
      while (start < end) {
        if (buffer[start++] != 0) {
          throw damaged();
        }
      }
    } while (fill());
    ended = true;
  }

  private void endMember() throws IOException {
    start = end - inflater.getRemaining();
    long sum = nextInt();
    long size = nextInt();
    if (sum != checksum.getValue() || size != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
      throw damaged();
    }
    withinMember = false;
  }

  private long nextInt() throws IOException {
    return next() | next() << 8 | next() << 16 | (long) next() << 24;
  }

  private int next() throws IOException {
    if (start == end) {
      require();
    }
    return buffer[start++] & 0xFF;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      var _ = next();
    }
  }

  private void skipText(boolean there) throws IOException {
    while (there && next() != 0) {
      // up to the zero that ends it
    }
  }

  private void require() throws IOException {
    if (!fill()) {
      throw DamagedFileException.cutOff(name, Compression.GZIP);
    }
  }

  private boolean fill() throws IOException {
    int read = source.read(buffer, 0, buffer.length);
    start = 0;
    end = Math.max(0, read);
    return read > 0;
  }

  private DamagedFileException damaged() {
    return DamagedFileException.damaged(name, Compression.GZIP);
  }

  @Override
  public int available() throws IOException {
    if (ended) {
      return 0;
    }
    return start < end || (withinMember && !inflater.needsInput())
        ? 1
        : Math.min(1, source.available());
  }

  @Override
  public void close() throws IOException {
    ended = true;
    inflater.end();
    source.close();
  }
}

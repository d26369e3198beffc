package io.callbatch.app.compression;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** Recognises compressed sources by their first bytes, whatever they are called. */
public final class Inflated {

  private static final int MAGIC_BYTES = 4;
  private static final int ZSTD_FRAME = 0xFD2FB528;
  private static final int SKIPPABLE_FRAME = 0x184D2A50;
  private static final int SKIPPABLE_MASK = 0xFFFFFFF0;

  private Inflated() {}

  /**
   * What a source holds when it is inflated; the source itself where it isn't compressed. It
   * inflates as it is read, in memory that doesn't grow.
   *
   * @param name what the source is called in messages; {@code -} is standard input
   * @throws DamagedFileException by the stream's methods, if the data is damaged or cut off
   */
  public static InputStream of(InputStream source, String name) throws IOException {
    byte[] first = source.readNBytes(MAGIC_BYTES);
    PushbackInputStream whole = new PushbackInputStream(source, MAGIC_BYTES);
    whole.unread(first);
    if (GzipInput.begins(first)) {
      return new GzipInput(whole, name);
    }
    return isZstd(first) ? new ZstdInput(whole, name) : whole;
  }

  private static boolean isZstd(byte[] first) {
    if (first.length < MAGIC_BYTES) {
      return false;
    }
    int magic =
        (first[0] & 0xFF)
            | (first[1] & 0xFF) << 8
            | (first[2] & 0xFF) << 16
            | (first[3] & 0xFF) << 24;
    return magic == ZSTD_FRAME || (magic & SKIPPABLE_MASK) == SKIPPABLE_FRAME;
  }
}

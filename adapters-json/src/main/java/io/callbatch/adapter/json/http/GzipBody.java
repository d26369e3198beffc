package io.callbatch.adapter.json.http;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A body that comes as gzip; what is wrong with it is the client's problem. What people send grows
 * 5 to 30 times when it is inflated; a body that grows much more costs the server more than its
 * sender, and is refused.
 */
final class GzipBody extends FilterInputStream {

  /** Times that a body may grow. */
  static final int MOST_TIMES = 200;

  /** Bytes that may come from nearly nothing. */
  static final int FREE_BYTES = 4 << 20;

  private static final int BUFFER_BYTES = 1 << 13;

  private final Compressed compressed;
  private long inflated;

  private GzipBody(InputStream inflating, Compressed compressed) {
    super(inflating);
    this.compressed = compressed;
  }

  /** The body inflated. */
  static InputStream inflated(InputStream body) throws IOException {
    Compressed compressed = new Compressed(body);
    try {
      return new GzipBody(new GZIPInputStream(compressed, BUFFER_BYTES), compressed);
    } catch (ZipException | EOFException e) {
      throw notGzip(e);
    }
  }

  @Override
  public int read() throws IOException {
    try {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    } catch (ZipException | EOFException e) {
      throw notGzip(e);
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      int count = super.read(target, offset, length);
      count(Math.max(0, count));
      return count;
    } catch (ZipException | EOFException e) {
      throw notGzip(e);
    }
  }

  private void count(int more) {
    inflated += more;
    if (inflated > FREE_BYTES && inflated > MOST_TIMES * compressed.bytes) {
      throw Problem.of(
          Problem.Type.TOO_LARGE,
          "expected a gzip body that grows at most %d times when it is inflated, found one that grows more"
              .formatted(MOST_TIMES));
    }
  }

  private static Problem notGzip(IOException failure) {
    return Problem.of(
        Problem.Type.MALFORMED_DOCUMENT,
        failure instanceof EOFException
            ? "found a gzip body that ends too early"
            : "found a body that is no gzip, though its Content-Encoding says so");
  }

  /** Counts what is read of a body as it came. */
  private static final class Compressed extends FilterInputStream {

    private long bytes;

    Compressed(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      bytes += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      bytes += Math.max(0, count);
      return count;
    }
  }
}

package io.callbatch.adapter.json.http;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A body that comes as gzip; what is wrong with it is the client's problem. */
final class GzipBody extends FilterInputStream {

  private static final int BUFFER_BYTES = 1 << 13;

  private GzipBody(InputStream inflating) {
    super(inflating);
  }

  /** The body inflated. */
  static InputStream inflated(InputStream body) throws IOException {
    try {
      return new GzipBody(new GZIPInputStream(body, BUFFER_BYTES));
    } catch (ZipException | EOFException e) {
      throw notGzip(e);
    }
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (ZipException | EOFException e) {
      throw notGzip(e);
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return super.read(target, offset, length);
    } catch (ZipException | EOFException e) {
      throw notGzip(e);
    }
  }

  private static Problem notGzip(IOException failure) {
    return Problem.of(
        Problem.Type.MALFORMED_DOCUMENT,
        failure instanceof EOFException
            ? "found a gzip body that ends too early"
            : "found a body that is no gzip, though its Content-Encoding says so");
  }
}

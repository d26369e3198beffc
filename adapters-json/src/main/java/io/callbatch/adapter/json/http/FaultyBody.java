package io.callbatch.adapter.json.http;

import io.helidon.common.buffers.DataReader.IncorrectNewLineException;
import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.http.RequestException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body whose framing may be broken, which is the client's problem and not this server's. */
final class FaultyBody extends FilterInputStream {

  FaultyBody(InputStream body) {
    super(body);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return super.read(target, offset, length);
    } catch (InsufficientDataAvailableException _) {
      throw Problem.of(
          Problem.Type.MALFORMED_REQUEST,
          "found a body that ends before its Content-Length or its last chunk");
    } catch (IncorrectNewLineException | RequestException _) {
      throw Problem.of(
          Problem.Type.MALFORMED_REQUEST,
          "expected a body in chunks, each with its length in hexadecimal digits, found others");
    }
  }
}

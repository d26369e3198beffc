package io.callbatch.adapter.json.http;

import io.callbatch.domain.model.DocumentFormat;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The body of a request, inflated where it comes compressed. */
final class RequestBody {

  private RequestBody() {}

  /**
   * The whole body, inflated.
   *
   * @throws Problem if it has more bytes than that; a body that says so itself isn't read
   */
  static byte[] bytes(ServerRequest request, int maxBytes) throws IOException {
    requireLength(request, maxBytes);
    InputStream body = stream(request);
    byte[] bytes = body.readNBytes(maxBytes);
    if (bytes.length == maxBytes && body.read() >= 0) {
      throw tooLarge(maxBytes);
    }
    return bytes;
  }

  /**
   * The body as the source of documents; of a single one, a length that is too large is refused.
   */
  static InputStream ofDocuments(ServerRequest request, DocumentFormat format, int maxBytes)
      throws IOException {
    if (!format.isStream()) {
      requireLength(request, maxBytes);
    }
    return stream(request);
  }

  private static void requireLength(ServerRequest request, int maxBytes) {
    long length = request.headers().contentLength().orElse(-1);
    if (length > maxBytes && !isGzip(request)) {
      throw tooLarge(maxBytes);
    }
  }

  private static Problem tooLarge(int maxBytes) {
    return Problem.of(
        Problem.Type.TOO_LARGE,
        "found a body of more than %d bytes, the most that is read".formatted(maxBytes));
  }

  /** The body as a stream. */
  static InputStream stream(ServerRequest request) throws IOException {
    if (!request.content().hasEntity()) {
      return InputStream.nullInputStream();
    }
    InputStream body = request.content().inputStream();
    return isGzip(request) ? inflated(body) : body;
  }

  private static boolean isGzip(ServerRequest request) {
    String encoding =
        request
            .headers()
            .first(HeaderNames.CONTENT_ENCODING)
            .orElse("identity")
            .strip()
            .toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "identity", "" -> false;
      case "gzip", "x-gzip" -> true;
      default ->
          throw Problem.withHeaders(
              Problem.Type.UNSUPPORTED_MEDIA_TYPE,
              "found the Content-Encoding %s; due is gzip or none".formatted(encoding),
              Map.of("Accept-Encoding", "gzip"));
    };
  }

  private static InputStream inflated(InputStream body) throws IOException {
    try {
      return new GzipFaultsAsProblems(new GZIPInputStream(body, 1 << 13));
    } catch (ZipException | EOFException e) {
      throw notGzip(e);
    }
  }

  private static Problem notGzip(IOException failure) {
    return Problem.of(
        Problem.Type.MALFORMED_DOCUMENT,
        "found a body that is no gzip, though its Content-Encoding says so: "
            + failure.getMessage());
  }

  private static final class GzipFaultsAsProblems extends FilterInputStream {

    GzipFaultsAsProblems(InputStream source) {
      super(source);
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
  }
}

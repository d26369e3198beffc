package io.callbatch.adapter.json.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;

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
    InputStream body = counted(request, maxBytes);
    byte[] bytes = body.readNBytes(maxBytes);
    if (bytes.length == maxBytes && body.read() >= 0) {
      throw tooLarge(maxBytes);
    }
    RequestWork.begin(request, bytes.length);
    return bytes;
  }

  /**
   * The body as a stream of documents, inflated, that counts what is held of it.
   *
   * @param maxBytes most bytes that are held of one document
   */
  static CountedBody counted(ServerRequest request, int maxBytes) throws IOException {
    return new CountedBody(stream(request), Admission.share(request), maxBytes);
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

  private static InputStream stream(ServerRequest request) throws IOException {
    if (!request.content().hasEntity()) {
      return InputStream.nullInputStream();
    }
    boolean gzip = isGzip(request);
    InputStream body = unread(request);
    return gzip ? GzipBody.inflated(body) : body;
  }

  /** What hasn't been read of the body yet, as it comes. */
  static InputStream unread(ServerRequest request) {
    return request
        .context()
        .get(RequestBody.class, InputStream.class)
        .orElseGet(() -> {
          InputStream body = new FaultyBody(request.content().inputStream());
          request.context().register(RequestBody.class, body);
          return body;
        });
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
              "expected the Content-Encoding gzip or none, found %s".formatted(encoding),
              Map.of("Accept-Encoding", "gzip"));
    };
  }
}

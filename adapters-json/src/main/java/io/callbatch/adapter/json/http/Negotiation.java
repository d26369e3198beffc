package io.callbatch.adapter.json.http;

import io.callbatch.domain.model.DocumentFormat;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the formats of request and answer in the headers (RFC 9110, section 12). */
final class Negotiation {

  /** Server-sent events, as HTML defines them. */
  static final String EVENT_STREAM = "text/event-stream";

  private static final List<DocumentFormat> READ =
      List.of(
          DocumentFormat.JSON,
          DocumentFormat.NDJSON,
          DocumentFormat.PROTOBUF,
          DocumentFormat.DELIMITED);

  private Negotiation() {}

  /** The format of a body that is a document, in whichever format. */
  static DocumentFormat ofRequest(ServerRequestHeaders headers) {
    return ofRequest(headers, READ);
  }

  /**
   * Refuses a body that isn't JSON.
   *
   * @throws Problem if its media type is another one
   */
  static void requireJson(ServerRequestHeaders headers) {
    var _ = ofRequest(headers, List.of(DocumentFormat.JSON));
  }

  /**
   * Refuses a POST without a body that a form of another site could send: it has to say that it is
   * JSON, or to bring a bearer token, which browsers don't send by themselves.
   *
   * @throws Problem if it does neither
   */
  static void requireNoForm(ServerRequest request) {
    boolean saysType = request.headers().contains(HeaderNames.CONTENT_TYPE);
    if (saysType || AccessGuard.token(request).isEmpty()) {
      requireJson(request.headers());
    }
  }

  private static DocumentFormat ofRequest(ServerRequestHeaders headers, List<DocumentFormat> read) {
    String contentType = headers.first(HeaderNames.CONTENT_TYPE).orElse("");
    String[] parts = contentType.split(";");
    Optional<DocumentFormat> format =
        MediaRange.format(parts[0].strip()).filter(read::contains).filter(_ -> isUtf8(parts));
    return format.orElseThrow(() ->
        Problem.of(
            Problem.Type.UNSUPPORTED_MEDIA_TYPE,
            "expected the Content-Type %2$s%3$s, in UTF-8, found %1$s"
                .formatted(
                    contentType.isEmpty() ? "missing" : "\"" + contentType + "\"",
                    read.size() == 1 ? "" : "one of ",
                    mediaTypes(read.stream()))));
  }

  private static boolean isUtf8(String[] contentType) {
    return Stream.of(contentType)
        .skip(1)
        .map(String::strip)
        .filter(parameter -> parameter.regionMatches(true, 0, "charset=", 0, 8))
        .map(parameter -> parameter.substring(8).replace("\"", ""))
        .allMatch(charset -> charset.equalsIgnoreCase("utf-8") || charset.equalsIgnoreCase("utf8"));
  }

  /** The format of the answer: what is accepted most, and of equals the other form of the body. */
  static DocumentFormat ofAnswer(ServerRequestHeaders headers, DocumentFormat body) {
    List<MediaRange> ranges =
        MediaRange.parse(
            headers.contains(HeaderNames.ACCEPT)
                ? headers.get(HeaderNames.ACCEPT).allValues()
                : List.of());
    DocumentFormat preferred = otherForm(body);
    List<DocumentFormat> possible =
        Stream.concat(Stream.of(preferred), Stream.of(DocumentFormat.values()))
            .distinct()
            .filter(format -> !body.isStream() || format.isStream())
            .toList();
    if (ranges.isEmpty()) {
      return preferred;
    }
    return possible.stream()
        .filter(format -> quality(ranges, format) > 0)
        .max(
            Comparator.comparingDouble((DocumentFormat format) -> quality(ranges, format))
                .thenComparing(format -> -possible.indexOf(format)))
        .orElseThrow(() ->
            Problem.of(
                Problem.Type.NOT_ACCEPTABLE,
                "%s can become one of %s"
                    .formatted(body.mediaType(), mediaTypes(possible.stream()))));
  }

  /**
   * The format of the document inside of a JSON report: as for an answer, where {@code Accept}
   * names one; {@code application/json} is the report itself.
   */
  static DocumentFormat ofReport(ServerRequestHeaders headers, DocumentFormat body) {
    boolean acceptsReportOnly =
        headers.contains(HeaderNames.ACCEPT)
            && MediaRange.parse(headers.get(HeaderNames.ACCEPT).allValues()).stream()
                .allMatch(range -> range.precision(DocumentFormat.JSON) == 3);
    return acceptsReportOnly ? otherForm(body) : ofAnswer(headers, body);
  }

  /**
   * Whether the answer is to be a stream of events rather than JSON.
   *
   * @throws Problem if neither is accepted
   */
  static boolean isEventStream(ServerRequestHeaders headers) {
    if (!headers.contains(HeaderNames.ACCEPT)) {
      return false;
    }
    List<MediaRange> ranges = MediaRange.parse(headers.get(HeaderNames.ACCEPT).allValues());
    double events =
        ranges.stream()
            .filter(range -> range.type().equals(EVENT_STREAM))
            .mapToDouble(MediaRange::quality)
            .max()
            .orElse(0);
    double json = ranges.isEmpty() ? 1 : quality(ranges, DocumentFormat.JSON);
    if (events == 0 && json == 0) {
      throw Problem.of(
          Problem.Type.NOT_ACCEPTABLE,
          "a batch is given as one of %s, %s"
              .formatted(DocumentFormat.JSON.mediaType(), EVENT_STREAM));
    }
    return events > 0 && events >= json;
  }

  /** The quality that the most precise of the matching ranges gives. */
  private static double quality(List<MediaRange> ranges, DocumentFormat format) {
    return ranges.stream()
        .filter(range -> range.precision(format) > 0)
        .max(Comparator.comparingInt(range -> range.precision(format)))
        .map(MediaRange::quality)
        .orElse(0.0);
  }

  private static DocumentFormat otherForm(DocumentFormat format) {
    return switch (format) {
      case JSON -> DocumentFormat.PROTOBUF;
      case PROTOBUF, TEXT -> DocumentFormat.JSON;
      case NDJSON -> DocumentFormat.DELIMITED;
      case DELIMITED -> DocumentFormat.NDJSON;
    };
  }

  private static String mediaTypes(Stream<DocumentFormat> formats) {
    return formats.map(DocumentFormat::mediaType).collect(Collectors.joining(", "));
  }
}

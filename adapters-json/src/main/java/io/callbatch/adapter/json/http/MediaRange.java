package io.callbatch.adapter.json.http;

import io.callbatch.domain.model.DocumentFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One media range of an {@code Accept} header (RFC 9110, section 12.5.1).
 *
 * @param type a media type, {@code application/*} or {@code *}{@code /*}, in lower case
 * @param quality 0 (not acceptable) to 1
 */
record MediaRange(String type, double quality) {

  /** Other names under which formats are known. */
  private static final Map<String, DocumentFormat> ALIASES =
      Map.of(
          "application/protobuf", DocumentFormat.PROTOBUF,
          "application/vnd.google.protobuf", DocumentFormat.PROTOBUF,
          "application/jsonl", DocumentFormat.NDJSON,
          "application/x-jsonl", DocumentFormat.NDJSON,
          "application/x-jsonlines", DocumentFormat.NDJSON,
          "application/ndjson", DocumentFormat.NDJSON);

  /** The ranges of a header; one that can't be read as a range accepts nothing. */
  static List<MediaRange> parse(List<String> headerValues) {
    List<MediaRange> ranges = new ArrayList<>();
    for (String value : headerValues) {
      for (String range : value.split(",")) {
        if (!range.isBlank()) {
          ranges.add(parse(range));
        }
      }
    }
    return ranges;
  }

  private static MediaRange parse(String range) {
    String[] parts = range.split(";");
    double quality = 1;
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
      if (parameter.startsWith("q=")) {
        quality = quality(parameter.substring(2).strip());
      }
    }
    return new MediaRange(parts[0].strip().toLowerCase(Locale.ROOT), quality);
  }

  private static double quality(String text) {
    return text.matches("0(\\.\\d{0,3})?|1(\\.0{0,3})?") ? Double.parseDouble(text) : 0;
  }

  /** The format that a media type names, with or without the names it has elsewhere. */
  static Optional<DocumentFormat> format(String mediaType) {
    return DocumentFormat.ofMediaType(mediaType)
        .or(() -> Optional.ofNullable(ALIASES.get(mediaType.toLowerCase(Locale.ROOT))));
  }

  /** How exactly the range matches a format: 3 its very type, 1 everything, 0 not at all. */
  int precision(DocumentFormat format) {
    String mediaType = format.mediaType();
    if (format(type).filter(named -> named == format).isPresent()) {
      return 3;
    }
    if (type.equals("*/*")) {
      return 1;
    }
    boolean ofTree =
        type.endsWith("/*") && mediaType.startsWith(type.substring(0, type.length() - 1));
    return ofTree ? 2 : 0;
  }
}

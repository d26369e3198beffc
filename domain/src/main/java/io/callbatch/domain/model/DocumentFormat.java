package io.callbatch.domain.model;

import java.util.Locale;
import java.util.Optional;

/** The forms a document can take. Adapters bring a reader or a writer for each. */
public enum DocumentFormat {
  /** One JSON document. */
  JSON("application/json", false),
  /** Newline-delimited JSON: one document for each line. */
  NDJSON("application/x-ndjson", true),
  /** One binary protobuf message. */
  PROTOBUF("application/x-protobuf", false),
  /** Binary protobuf messages, each after its length as a varint. */
  DELIMITED("application/x-protobuf-delimited", true),
  /** One message in protobuf's text format. */
  TEXT("text/x-protobuf", false);

  private final String mediaType;
  private final boolean stream;

  DocumentFormat(String mediaType, boolean stream) {
    this.mediaType = mediaType;
    this.stream = stream;
  }

  /** The media type, without parameters. */
  public String mediaType() {
    return mediaType;
  }

  /** Whether it holds any number of documents rather than one. */
  public boolean isStream() {
    return stream;
  }

  /** The name as it is written on a command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of a media type, written in any case and without parameters. */
  public static Optional<DocumentFormat> ofMediaType(String mediaType) {
    for (DocumentFormat format : values()) {
      if (format.mediaType.equalsIgnoreCase(mediaType)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}

package io.callbatch.adapter.json.read;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * The one place that sets up Jackson for reading: plain RFC 8259, UTF-8 only, and no limits but the
 * reader's own, which know where they were passed.
 */
final class JsonParsers {

  /** Beyond what {@link TokenCursor} lets through, whatever limits are set. */
  private static final StreamReadConstraints UNLIMITED =
      StreamReadConstraints.builder()
          .maxNestingDepth(Integer.MAX_VALUE)
          .maxNumberLength(Integer.MAX_VALUE)
          .maxStringLength(Integer.MAX_VALUE)
          .maxNameLength(Integer.MAX_VALUE)
          .build();

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(UNLIMITED)
          .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
          .build();

  private JsonParsers() {}

  static JsonParser parser(byte[] text) {
    return FACTORY.createParser(ObjectReadContext.empty(), text);
  }

  static JsonParser parser(String text) {
    return FACTORY.createParser(ObjectReadContext.empty(), text);
  }
}

package io.callbatch.adapter.json.read;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.ByteSourceJsonBootstrapper;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;

/**
 * The one place that sets up Jackson for reading: plain RFC 8259, UTF-8 only, no limits but the
 * reader's own, which know where they were exceeded, and nothing shared between documents.
 */
public final class JsonParsers {

  /** Every reader checks its own limits on nesting and numbers. */
  private static final StreamReadConstraints UNLIMITED =
      StreamReadConstraints.builder()
          .maxNestingDepth(Integer.MAX_VALUE)
          .maxNumberLength(Integer.MAX_VALUE)
          .maxStringLength(Integer.MAX_VALUE)
          .maxNameLength(Integer.MAX_VALUE)
          .build();

  private static final JsonFactory FACTORY =
      new UntrustedJsonFactory(
          JsonFactory.builder()
              .streamReadConstraints(UNLIMITED)
              .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
              .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES));

  private JsonParsers() {}

  /** A parser of a text in UTF-8, which the caller has checked to be UTF-8. */
  public static JsonParser parser(byte[] text) {
    return FACTORY.createParser(ObjectReadContext.empty(), text);
  }

  /**
   * Where canonicalization is off, Jackson reads bytes through a decoder of its own, which is
   * slower and loses byte offsets. This factory makes the parser of bytes all the same, with {@link
   * KnownNames} for its symbol table.
   */
  private static final class UntrustedJsonFactory extends JsonFactory {

    private static final long serialVersionUID = 1L;

    UntrustedJsonFactory(JsonFactoryBuilder settings) {
      super(settings);
    }

    @Override
    protected JsonParser _createParser(
        ObjectReadContext context, IOContext io, byte[] text, int offset, int length) {
      return new ByteSourceJsonBootstrapper(io, text, offset, length)
          .constructParser(
              context,
              context.getStreamReadFeatures(_streamReadFeatures),
              context.getFormatReadFeatures(_formatReadFeatures),
              KnownNames.INSTANCE,
              _rootCharSymbols,
              _factoryFeatures | TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES.getMask());
    }
  }
}

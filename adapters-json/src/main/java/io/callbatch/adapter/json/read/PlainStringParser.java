package io.callbatch.adapter.json.read;

import io.callbatch.adapter.json.bytes.EightBytes;
import java.io.InputStream;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.UTF8StreamJsonParser;
import tools.jackson.core.sym.ByteQuadsCanonicalizer;

/**
 * Jackson's parser, which takes strings without escapes as blocks of bytes, where Jackson goes byte
 * by byte and by way of characters. That takes a tenth off the conversion of 100 calls. The text
 * must be UTF-8, as {@link Utf8} tells.
 */
final class PlainStringParser extends UTF8StreamJsonParser {

  private PlainStringParser(
      ObjectReadContext readContext,
      IOContext context,
      int streamFeatures,
      int formatFeatures,
      ByteQuadsCanonicalizer names,
      byte[] text,
      int start,
      int end) {
    super(
        readContext,
        context,
        streamFeatures,
        formatFeatures,
        InputStream.nullInputStream(),
        names,
        text,
        start,
        end,
        0,
        false);
  }

  /** Makes such parsers of bytes; other sources have Jackson's own. */
  static final class Factory extends JsonFactory {

    private static final long serialVersionUID = 1L;

    Factory(JsonFactoryBuilder settings) {
      super(settings);
    }

    @Override
    protected PlainStringParser _createParser(
        ObjectReadContext readContext, IOContext context, byte[] text, int offset, int length) {
      return new PlainStringParser(
          readContext,
          context,
          readContext.getStreamReadFeatures(_streamReadFeatures),
          readContext.getFormatReadFeatures(_formatReadFeatures),
          _byteSymbolCanonicalizer.makeChild(_factoryFeatures),
          text,
          offset,
          offset + length);
    }
  }

  /** Used when a string is asked for, with the parser after its first quote. */
  @Override
  protected String _finishAndReturnString() {
    byte[] text = _inputBuffer;
    int start = _inputPtr;
    int end = _inputEnd;
    long all = 0;
    int at = start;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      long word = EightBytes.at(text, at);
      long special =
          EightBytes.places(word, '"')
              | EightBytes.places(word, '\\')
              | EightBytes.placesBelow(word, ' ');
      if (special != 0) {
        int plain = Long.numberOfTrailingZeros(special) / Byte.SIZE;
        at += plain;
        all |= word & ~(-1L << (plain * Byte.SIZE));
        break;
      }
      all |= word;
    }
    if (at + Long.BYTES > end || text[at] != '"') {
      return super._finishAndReturnString(); // an escape, a fault, or near the end of the text
    }
    _inputPtr = at + 1;
    return (all & EightBytes.HIGH_BITS) == 0
        ? _textBuffer.resetWithASCII(text, start, at - start)
        : _textBuffer.resetWithUTF8(text, start, at - start);
  }
}

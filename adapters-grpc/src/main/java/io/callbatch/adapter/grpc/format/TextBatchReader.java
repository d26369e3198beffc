package io.callbatch.adapter.grpc.format;

import com.google.protobuf.TextFormat;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.port.out.BatchReader;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import io.callbatch.v1.BatchCallsResponse;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads single messages in protobuf's text format, which must be UTF-8. */
public final class TextBatchReader implements BatchReader {

  private final ReadLimits limits;
  private final MessageReading messages;

  /** Reads within these limits; of them, only the size bears on a message. */
  public TextBatchReader(ReadLimits limits, MessageReading messages) {
    this.limits = limits;
    this.messages = messages;
  }

  @Override
  public DocumentFormat format() {
    return DocumentFormat.TEXT;
  }

  @Override
  public DocumentFrames frames(InputStream source) {
    return DocumentFrames.ofWholeText(source, limits.maxDocumentBytes());
  }

  @Override
  public Reading read(Frame.Document document, ReadOptions options) {
    BatchCallsResponse.Builder message = BatchCallsResponse.newBuilder();
    CharSequence text = "";
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document.bytes()));
      ProtobufText.PARSER.merge(text, message);
      int notUtf8 = TextLiterals.firstNotUtf8(text);
      if (notUtf8 >= 0) {
        return notUtf8(text.subSequence(0, notUtf8).toString());
      }
    } catch (CharacterCodingException e) {
      return MessageReading.refusal(
          Reading.Refusal.NOT_UTF8, 0, 0, Rule.UNICODE, "found bytes that are no UTF-8");
    } catch (TextFormat.ParseException e) {
      return MessageReading.refusal(
          Reading.Refusal.MALFORMED,
          Math.max(0, e.getLine()),
          Math.max(0, e.getColumn()),
          Rule.SYNTAX,
          MalformedMessage.of(e, text));
    }
    return messages.read(message.build(), options);
  }

  private static Reading notUtf8(String before) {
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int lineStart = before.lastIndexOf('\n') + 1;
    return MessageReading.refusal(
        Reading.Refusal.MALFORMED,
        line,
        before.codePointCount(lineStart, before.length()) + 1,
        Rule.UNICODE,
        "expected text in UTF-8, found a string whose escapes spell no UTF-8");
  }
}

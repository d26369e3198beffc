package io.callbatch.app.cli;

import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.port.out.BatchReader;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Keeps the bytes of documents that were refused until they are written, in the form in which they
 * came. Documents are read on several threads and written by one.
 */
final class RejectedDocuments implements UnaryOperator<BatchReader> {

  private final Map<Reading, Frame.Document> refused =
      Collections.synchronizedMap(new IdentityHashMap<>());

  @Override
  public BatchReader apply(BatchReader reader) {
    return new BatchReader() {
      @Override
      public DocumentFormat format() {
        return reader.format();
      }

      @Override
      public DocumentFrames frames(InputStream source) {
        return reader.frames(source);
      }

      @Override
      public Reading read(Frame.Document document, io.callbatch.domain.model.ReadOptions options) {
        Reading reading = reader.read(document, options);
        if (reading instanceof Reading.Refused) {
          refused.put(reading, document);
        }
        return reading;
      }
    };
  }

  /**
   * Writes a refused document as it came: a line, a message after its length, or the whole source.
   *
   * @return whether its bytes are there; a document that is too large is never held as a whole
   */
  boolean write(Reading reading, DocumentFormat format, OutputStream target) throws IOException {
    Frame.Document document = refused.remove(reading);
    if (document == null) {
      return false;
    }
    byte[] bytes = document.bytes();
    if (format == DocumentFormat.DELIMITED) {
      writeLength(bytes.length, target);
    }
    target.write(bytes);
    if (format == DocumentFormat.NDJSON) {
      target.write('\n');
    }
    return true;
  }

  private static void writeLength(int length, OutputStream target) throws IOException {
    int rest = length;
    while (rest > 0x7F) {
      target.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    target.write(rest);
  }
}

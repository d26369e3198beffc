package io.callbatch.adapter.json.read;

import io.callbatch.adapter.json.mapping.BatchJsonMapper;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.port.out.BatchReader;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import java.io.InputStream;

/** Reads JSON documents (RFC 8259, in UTF-8 without a byte order mark). */
public final class JsonBatchReader implements BatchReader {

  private final ReadLimits limits;

  /** Reads within these limits. */
  public JsonBatchReader(ReadLimits limits) {
    this.limits = limits;
  }

  @Override
  public DocumentFormat format() {
    return DocumentFormat.JSON;
  }

  @Override
  public DocumentFrames frames(InputStream source) {
    return DocumentFrames.ofWholeText(source, limits.maxDocumentBytes());
  }

  @Override
  public Reading read(Frame.Document document, ReadOptions options) {
    return new JsonDocument(document, limits, options)
        .read(DocumentReader::document)
        .reading(BatchJsonMapper.INSTANCE::toDomain);
  }
}

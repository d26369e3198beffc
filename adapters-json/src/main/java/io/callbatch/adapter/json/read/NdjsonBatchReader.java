package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.port.out.BatchReader;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import java.io.InputStream;

/** Reads newline-delimited JSON: a document on each line, blank lines passed over. */
public final class NdjsonBatchReader implements BatchReader {

  private final ReadLimits limits;
  private final JsonBatchReader documents;

  /** Reads within these limits; the size is that of one line. */
  public NdjsonBatchReader(ReadLimits limits) {
    this.limits = limits;
    this.documents = new JsonBatchReader(limits);
  }

  @Override
  public DocumentFormat format() {
    return DocumentFormat.NDJSON;
  }

  @Override
  public DocumentFrames frames(InputStream source) {
    return new LineFrames(source, limits.maxDocumentBytes());
  }

  @Override
  public Reading read(Frame.Document document, ReadOptions options) {
    return documents.read(document, options);
  }
}

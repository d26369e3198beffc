package io.callbatch.adapter.json;

import io.callbatch.adapter.json.read.JsonBatchReader;
import io.callbatch.adapter.json.read.JsonUnknownMemberRules;
import io.callbatch.adapter.json.read.NdjsonBatchReader;
import io.callbatch.adapter.json.write.JsonBatchWriter;
import io.callbatch.adapter.json.write.NdjsonBatchWriter;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.port.out.BatchReader;
import io.callbatch.domain.port.out.BatchWriter;
import io.callbatch.domain.port.out.UnknownMemberRules;
import java.util.List;

/** What this module has to offer: JSON and NDJSON, read and written. Safe for several threads. */
public final class JsonFormats {

  private final ReadLimits limits;

  /** Formats that read within these limits. */
  public JsonFormats(ReadLimits limits) {
    this.limits = limits;
  }

  /** A reader for each format. */
  public List<BatchReader> readers() {
    return List.of(new JsonBatchReader(limits), new NdjsonBatchReader(limits));
  }

  /** A writer for each format. */
  public List<BatchWriter> writers() {
    return List.of(new JsonBatchWriter(), new NdjsonBatchWriter());
  }

  /** What other formats ask about the members that documents keep as JSON text. */
  public UnknownMemberRules unknownMemberRules() {
    return new JsonUnknownMemberRules(limits);
  }
}

package io.callbatch.adapter.grpc.format;

import io.callbatch.adapter.grpc.mapping.ViolationProtoMapper;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.v1.BatchReadCallsResponse;
import io.callbatch.v1.ParseBatchResponse;

/** Encodes responses that hold a batch, straight from the domain: see {@link BatchEncoder}. */
public final class EncodedResponses {

  private static final WriteOptions WITH_DETAILS = new WriteOptions(true);

  private EncodedResponses() {}

  /** Any {@code Batch…CallsResponse}: all of them have the batch for their first field. */
  public static byte[] of(BatchOutcome outcome) {
    try (WireBuffer out = new WireBuffer()) {
      int batch = out.begin(BatchReadCallsResponse.BATCH_FIELD_NUMBER);
      new BatchEncoder(out, WITH_DETAILS).encode(outcome);
      out.end(batch);
      return out.toByteArray();
    }
  }

  /** A {@code ParseBatchResponse}. */
  public static byte[] parsed(
      BatchCallsResponse document, WriteOptions options, Findings warnings) {
    try (WireBuffer out = new WireBuffer()) {
      int batch = out.begin(ParseBatchResponse.BATCH_FIELD_NUMBER);
      new BatchEncoder(out, options).encode(document);
      out.end(batch);
      warnings
          .listed()
          .forEach(warning ->
              out.message(
                  ParseBatchResponse.WARNINGS_FIELD_NUMBER,
                  ViolationProtoMapper.INSTANCE.toProto(warning)));
      return out.toByteArray();
    }
  }
}

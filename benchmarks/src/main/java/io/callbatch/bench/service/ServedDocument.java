package io.callbatch.bench.service;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.callbatch.bench.Documents;
import io.callbatch.v1.BatchCallsResponse;
import io.callbatch.v1.ParseBatchRequest;
import io.callbatch.v1.ParseBatchResponse;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The bytes that clients send and that servers have to answer. */
@State(Scope.Benchmark)
public class ServedDocument {

  /** Calls in the document. */
  @Param({"1", "100"})
  public int calls;

  /** The document in JSON. */
  byte[] json = {};

  /** The same as a binary message: what {@code /v1/convert} answers. */
  byte[] protobuf = {};

  /** A {@code ParseBatchRequest}, encoded. */
  byte[] parseRequest = {};

  /** The {@code ParseBatchResponse} due, encoded. */
  byte[] parseResponse = {};

  /** Makes all of them. */
  @Setup
  public void make() throws InvalidProtocolBufferException {
    json = Documents.plainJson(calls);
    protobuf = Documents.plainProtobuf(calls);
    parseRequest =
        ParseBatchRequest.newBuilder().setJson(ByteString.copyFrom(json)).build().toByteArray();
    parseResponse =
        ParseBatchResponse.newBuilder()
            .setBatch(BatchCallsResponse.parseFrom(protobuf))
            .build()
            .toByteArray();
  }

  /** An answer that must be as long as the one due: the same fields may come in another order. */
  static byte[] require(byte[] answer, byte[] due) {
    if (answer.length != due.length) {
      throw new IllegalStateException(
          "expected an answer of %d bytes, found %d".formatted(due.length, answer.length));
    }
    return answer;
  }
}

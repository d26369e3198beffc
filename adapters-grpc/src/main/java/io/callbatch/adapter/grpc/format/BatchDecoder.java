package io.callbatch.adapter.grpc.format;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.callbatch.domain.model.ReadMode;
import io.callbatch.v1.BatchCallsResponse;
import io.callbatch.v1.Call;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes a batch. The generated code makes a hash map of each map, an object of each of its
 * entries and a text of each name; so calls are decoded without it as far as they are plain, see
 * {@link PlainCallDecoder}. The other calls and what the batch says besides are left to it, and
 * where a batch isn't laid out as expected it has the whole message, so that it alone says what is
 * wrong. For one message.
 */
final class BatchDecoder {

  /** The limit of {@link CodedInputStream}, less the batch around the call. */
  private static final int CALL_RECURSION_LIMIT = 99;

  private static final int RESULTS =
      BatchCallsResponse.RESULTS_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

  private final byte[] bytes;
  private final WireCursor in;
  private final PlainCallDecoder plainCalls;
  private final BatchCallsResponse.Builder message = BatchCallsResponse.newBuilder();
  private final List<DecodedCall> calls = new ArrayList<>();

  private BatchDecoder(byte[] bytes, ReadMode mode) {
    this.bytes = bytes;
    this.in = new WireCursor(bytes);
    this.plainCalls = new PlainCallDecoder(in, mode);
  }

  /** The batch of these bytes, to be read in that mode. */
  static DecodedBatch decode(byte[] bytes, ReadMode mode) throws InvalidProtocolBufferException {
    try {
      return new BatchDecoder(bytes, mode).batch();
    } catch (NotPlainException | IOException _) {
      return DecodedBatch.of(BatchCallsResponse.parseFrom(bytes));
    }
  }

  private DecodedBatch batch() throws IOException {
    int others = 0;
    while (in.at() < bytes.length) {
      int start = in.at();
      int tag = in.tag(bytes.length);
      if (tag == RESULTS) {
        message.mergeFrom(bytes, others, start - others);
        calls.add(call(in.end(bytes.length)));
        others = in.at();
      } else {
        in.skip(tag, bytes.length);
      }
    }
    message.mergeFrom(bytes, others, bytes.length - others);
    return new DecodedBatch(message.build(), calls);
  }

  private DecodedCall call(int end) throws IOException {
    int start = in.at();
    try {
      return new DecodedCall.Plain(plainCalls.call(end));
    } catch (NotPlainException _) {
      CodedInputStream call = CodedInputStream.newInstance(bytes, start, end - start);
      call.setRecursionLimit(CALL_RECURSION_LIMIT);
      Call.Builder builder = Call.newBuilder().mergeFrom(call);
      call.checkLastTagWas(0);
      in.moveTo(end);
      return new DecodedCall.Unchecked(builder.build());
    }
  }
}

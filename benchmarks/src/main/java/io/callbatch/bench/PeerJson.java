package io.callbatch.bench;

import com.google.protobuf.InvalidProtocolBufferException;
import io.callbatch.v1.BatchCallsResponse;
import java.nio.charset.StandardCharsets;

/**
 * The JSON that all peers can read: what {@code JsonFormat} prints, without the escapes that it
 * makes of what HTML could take for its own, so that the peers have as many characters to read as
 * there are in HubSpot's JSON, and no more escapes.
 */
final class PeerJson {

  private PeerJson() {}

  /** The same as a binary message says. The texts of samples have no backslash. */
  static byte[] of(byte[] protobuf) throws InvalidProtocolBufferException {
    return Peers.JSON_FORMAT_PRINTER
        .print(BatchCallsResponse.parseFrom(protobuf))
        .replace("\\u003c", "<")
        .replace("\\u003e", ">")
        .replace("\\u0026", "&")
        .replace("\\u0027", "'")
        .replace("\\u003d", "=")
        .getBytes(StandardCharsets.UTF_8);
  }
}

package io.callbatch.adapter.grpc.error;

/** How much of a failure fits into the trailers of an rpc. */
final class TrailerRoom {

  /**
   * Bytes of a status with its details. Clients take 8 KiB of headers unless told otherwise
   * (grpc-java's {@code maxInboundMetadataSize}); the status goes out in base64, with its message
   * once more beside it.
   */
  static final int BYTES = 5_000;

  private static final int LONGEST_MESSAGE = 300;

  private TrailerRoom() {}

  static String shortened(String message) {
    return message.codePointCount(0, message.length()) <= LONGEST_MESSAGE
        ? message
        : message.substring(0, message.offsetByCodePoints(0, LONGEST_MESSAGE)) + "…";
  }
}

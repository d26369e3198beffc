package io.callbatch.adapter.grpc.error;

import com.google.rpc.Status;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.Violation;
import java.util.List;

/** How much of a failure fits into the trailers of an rpc. */
final class TrailerRoom {

  /**
   * Bytes of a status with its details. Clients take 8 KiB of headers unless told otherwise
   * (grpc-java's {@code maxInboundMetadataSize}); the status goes out in base64, with its message
   * once more beside it.
   */
  private static final int BYTES = 5_000;

  private static final int LONGEST_TEXT = 300;

  private TrailerRoom() {}

  static boolean fits(Status status) {
    return status.getSerializedSize() <= BYTES;
  }

  /** The first violation, with a pointer and a message that fit whatever they say. */
  static Findings shortened(Findings violations) {
    Violation first = violations.listed().getFirst();
    Violation shortened =
        new Violation(
            shortened(first.pointer()),
            first.line(),
            first.column(),
            first.rule(),
            shortened(first.message()));
    return new Findings(List.of(shortened), violations.total() - 1);
  }

  static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_TEXT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "…";
  }
}

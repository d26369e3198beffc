package io.callbatch.adapter.grpc.error;

import com.google.rpc.Status;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** How much of a failure fits into the trailers of an rpc. */
final class TrailerRoom {

  /**
   * Bytes of a status with its details. Clients take 8 KiB of headers unless told otherwise
   * (grpc-java's {@code maxInboundMetadataSize}); the status goes out in base64, with its message
   * once more beside it.
   */
  private static final int BYTES = 5_000;

  private static final int LONGEST_TEXT = 300;

  /** No status has room for more violations than this, however short they are. */
  private static final int MOST_LISTED = 500;

  private TrailerRoom() {}

  static boolean fits(Status status) {
    return status.getSerializedSize() <= BYTES;
  }

  /**
   * The status that lists as many violations as there is room for, at least one.
   *
   * @param violations how many there are
   * @param listing the status that lists so many of them
   * @return empty if there is no room even for one
   */
  static Optional<Status> fitted(int violations, IntFunction<Status> listing) {
    for (int listed = Math.min(violations, MOST_LISTED); listed > 0; listed--) {
      Status status = listing.apply(listed);
      if (fits(status)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
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

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
   * Bytes that a status takes in the trailers. Clients take 8 KiB of headers unless told otherwise
   * (grpc-java's {@code maxInboundMetadataSize}), and the rest has to go somewhere, too.
   */
  private static final int BYTES = 7_400;

  /** Bytes of a text that is shortened, as percent-encoding makes them. */
  private static final int LONGEST_TEXT = 300;

  /** No status has room for more violations than this, however short they are. */
  private static final int MOST_LISTED = 500;

  private TrailerRoom() {}

  static boolean fits(Status status) {
    int base64 = (status.getSerializedSize() + 2) / 3 * 4;
    return base64 + percentEncoded(status.getMessage()) <= BYTES;
  }

  /** Bytes of a text in {@code grpc-message}, where it stands once more beside the details. */
  private static int percentEncoded(String text) {
    return text.codePoints().map(TrailerRoom::percentEncoded).sum();
  }

  private static int percentEncoded(int codePoint) {
    if (codePoint >= ' ' && codePoint < 0x7F && codePoint != '%') {
      return 1;
    }
    int utf8 = codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    return 3 * utf8;
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
    int bytes = 0;
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      bytes += percentEncoded(text.codePointAt(i));
      if (bytes > LONGEST_TEXT) {
        return text.substring(0, i) + "…";
      }
    }
    return text;
  }
}

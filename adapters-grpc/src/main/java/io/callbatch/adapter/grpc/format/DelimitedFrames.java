package io.callbatch.adapter.grpc.format;

import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Cuts a source into messages by the varints before them. A message that is too large is passed
 * over; after a length that makes no sense nothing more can be found.
 */
final class DelimitedFrames implements DocumentFrames {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int LONGEST_VARINT = 5;

  private final InputStream source;
  private final int maxBytes;
  private int ordinal;

  DelimitedFrames(InputStream source, int maxBytes) {
    this.source = new BufferedInputStream(source, BUFFER_BYTES);
    this.maxBytes = maxBytes;
  }

  @Override
  public Optional<Frame> next() throws IOException {
    int first = source.read();
    if (first < 0) {
      return Optional.empty();
    }
    ordinal++;
    long length = varint(first);
    if (length < 0) {
      return Optional.of(broken("expected a length, a varint up to 2147483647, before message %d"));
    }
    if (length > maxBytes) {
      return Optional.of(passOver(length));
    }
    byte[] bytes = source.readNBytes((int) length);
    return Optional.of(
        bytes.length < length
            ? broken(
                "found the end of the source within message %d, after "
                    + bytes.length
                    + " of "
                    + length
                    + " bytes")
            : new Frame.Document(bytes, ordinal));
  }

  @Override
  public boolean isAtHand() throws IOException {
    if (source.available() < LONGEST_VARINT) {
      return false;
    }
    source.mark(LONGEST_VARINT);
    long length = varint(source.read());
    boolean buffered = length <= maxBytes && source.available() >= length;
    source.reset();
    return buffered;
  }

  /** The length, or a negative number if it makes none. */
  private long varint(int first) throws IOException {
    long value = 0;
    int next = first;
    for (int i = 0; i < LONGEST_VARINT; i++) {
      if (next < 0) {
        return -1;
      }
      value |= (long) (next & 0x7F) << (7 * i);
      if ((next & 0x80) == 0) {
        return value > Integer.MAX_VALUE ? -1 : value;
      }
      if (i < LONGEST_VARINT - 1) {
        next = source.read();
      }
    }
    return -1;
  }

  private Frame passOver(long length) throws IOException {
    try {
      source.skipNBytes(length);
    } catch (EOFException e) {
      return Frame.Broken.tooLarge(maxBytes, ordinal, 0, false);
    }
    return Frame.Broken.tooLarge(maxBytes, ordinal, 0, true);
  }

  private Frame broken(String message) {
    return new Frame.Broken(
        MessageReading.refusal(
            Reading.Refusal.MALFORMED, ordinal, 0, Rule.SYNTAX, message.formatted(ordinal)),
        false);
  }
}

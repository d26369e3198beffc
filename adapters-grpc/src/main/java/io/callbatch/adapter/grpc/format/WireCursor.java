package io.callbatch.adapter.grpc.format;

import com.google.protobuf.WireFormat;
import io.callbatch.domain.model.Instants;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the bytes of a message in protobuf's wire format. What is malformed or unusual is not
 * plain. Names and other texts that come again and again are made once. For one thread.
 */
final class WireCursor {

  /**
   * Names kept to be used again, a power of two; of 64, one in five had another's place. Without
   * them protobuf → JSON takes a tenth longer.
   */
  private static final int NAMES = 256;

  private static final int SECONDS = 1 << 3 | WireFormat.WIRETYPE_VARINT;
  private static final int NANOS = 2 << 3 | WireFormat.WIRETYPE_VARINT;
  private static final int MOST_NANOS = 999_999_999;

  /** Lengths that take more bits aren't plain. */
  private static final int LENGTH_BITS = 28;

  private final byte[] bytes;
  private final @Nullable String[] names = new String[NAMES];
  private final int[] namePlaces = new int[NAMES];
  private int at;

  WireCursor(byte[] bytes) {
    this.bytes = bytes;
  }

  int at() {
    return at;
  }

  void moveTo(int place) {
    at = place;
  }

  /** The tag of the next field, which must be one of the first 2,047. */
  int tag(int limit) {
    if (at >= limit) {
      throw NotPlainException.INSTANCE;
    }
    int first = bytes[at++];
    return first >= 0 ? first : longTag(first, limit);
  }

  private int longTag(int first, int limit) {
    if (at >= limit || bytes[at] <= 0) {
      throw NotPlainException.INSTANCE;
    }
    return first & 0x7F | bytes[at++] << 7;
  }

  /** Passes over a tag that is expected. */
  void expect(int tag, int limit) {
    if (tag(limit) != tag) {
      throw NotPlainException.INSTANCE;
    }
  }

  /** Passes over the value of a field. */
  void skip(int tag, int limit) {
    switch (WireFormat.getTagWireType(tag)) {
      case WireFormat.WIRETYPE_VARINT -> number(limit);
      case WireFormat.WIRETYPE_LENGTH_DELIMITED -> at = end(limit);
      default -> throw NotPlainException.INSTANCE;
    }
  }

  /** Reads a length, and gives the end of what has it; that must not lie beyond a limit. */
  int end(int limit) {
    int length = 0;
    for (int shift = 0; shift < LENGTH_BITS; shift += 7) {
      if (at >= limit) {
        throw NotPlainException.INSTANCE;
      }
      int next = bytes[at++];
      length |= (next & 0x7F) << shift;
      if (next >= 0) {
        if (length > limit - at) {
          throw NotPlainException.INSTANCE;
        }
        return at + length;
      }
    }
    throw NotPlainException.INSTANCE;
  }

  /** A whole number that isn't negative. */
  long number(int limit) {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
      if (at >= limit) {
        throw NotPlainException.INSTANCE;
      }
      int next = bytes[at++];
      number |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw NotPlainException.INSTANCE;
  }

  boolean bool(int limit) {
    return number(limit) != 0;
  }

  /** A field that is text. */
  String text(int limit) {
    return textTo(end(limit));
  }

  private String textTo(int end) {
    String text = new String(bytes, at, end - at, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) { // a true one, or one for what is no UTF-8
      throw NotPlainException.INSTANCE;
    }
    at = end;
    return text;
  }

  /** A field that is text which is likely to have come before. */
  String name(int limit) {
    int end = end(limit);
    int length = end - at;
    if (length == 0) {
      return "";
    }
    int place = (length * 31 + bytes[end - 1] * 7 + bytes[at + length / 2] * 13) & (NAMES - 1);
    String known = names[place];
    int start = namePlaces[place];
    if (known != null
        && known.length() == length
        && Arrays.equals(bytes, start, start + length, bytes, at, end)) {
      at = end;
      return known;
    }
    int before = at;
    String name = textTo(end);
    if (name.length() == length) { // it is ASCII
      names[place] = name;
      namePlaces[place] = before;
    }
    return name;
  }

  /** A field that is a {@code google.protobuf.Timestamp} from 1970 on. */
  Instant instant(int limit) {
    int end = end(limit);
    long seconds = at < end && bytes[at] == SECONDS ? numberAfterTag(end) : 0;
    long nanos = at < end && bytes[at] == NANOS ? numberAfterTag(end) : 0;
    if (at != end || nanos > MOST_NANOS || seconds > Instants.LAST.getEpochSecond()) {
      throw NotPlainException.INSTANCE;
    }
    return Instant.ofEpochSecond(seconds, nanos);
  }

  private long numberAfterTag(int limit) {
    at++;
    return number(limit);
  }
}

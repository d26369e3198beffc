package io.callbatch.adapter.grpc.format;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Timestamp;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Protobuf's wire format, appended field by field to a buffer that grows. A nested message is
 * written before its length is known, and moved by a few bytes when the length needs more than one.
 * For one thread.
 */
final class WireBuffer implements AutoCloseable {

  /** Number of the field that holds the key of an entry of a map. */
  static final int KEY = 1;

  /** Number of the field that holds the value of an entry of a map. */
  static final int VALUE = 2;

  private static final int INITIAL_BYTES = 1 << 13;
  private static final int LARGEST_SPARE = 1 << 20;
  private static final int LONGEST_VARINT = 10;
  private static final int FIELD_SHIFT = 3;

  /**
   * Shorter texts are copied character by character: with an encoder for all it takes 4 % longer.
   */
  private static final int SHORT_TEXT = 12;

  /** Longer texts, rare ones, are encoded into an array of their own. */
  private static final int LONG_TEXT = 512;

  /**
   * Names kept as they were written, a power of two; of 64, one in ten had another's place. Without
   * them JSON → protobuf takes an eighth longer.
   */
  private static final int NAMES = 256;

  private static final int LONGEST_KEPT_NAME = 64;

  private static final int MOST_BYTES_OF_A_CHAR = 3;

  /** A buffer to take over from the last user. */
  private static final AtomicReference<byte @Nullable []> SPARE = new AtomicReference<>();

  private final CharsetEncoder encoder =
      StandardCharsets.UTF_8
          .newEncoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final @Nullable String[] names = new String[NAMES];
  private final byte[] @Nullable [] writtenNames = new byte[NAMES][];
  private byte[] bytes;
  private ByteBuffer window;
  private final CharBuffer characters = CharBuffer.allocate(LONG_TEXT);
  private int size;

  WireBuffer() {
    byte[] spare = SPARE.getAndSet(null);
    bytes = spare == null ? new byte[INITIAL_BYTES] : spare;
    window = ByteBuffer.wrap(bytes);
  }

  int size() {
    return size;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  void writeTo(OutputStream target) throws IOException {
    target.write(bytes, 0, size);
  }

  /** Gives the buffer to the next user; this object must not be used any more. */
  @Override
  public void close() {
    if (bytes.length <= LARGEST_SPARE) {
      SPARE.set(bytes);
    }
  }

  /** A field that is a whole number, a truth value or a constant. */
  void number(int field, long value) {
    makeRoom(2 * LONGEST_VARINT);
    varint(WireFormat.WIRETYPE_VARINT | (field << FIELD_SHIFT));
    varint(value);
  }

  /** A field that is text, be it empty. */
  void text(int field, String text) {
    if (text.length() > LONG_TEXT) {
      block(field, text.getBytes(StandardCharsets.UTF_8));
      return;
    }
    makeRoom(2 * LONGEST_VARINT + MOST_BYTES_OF_A_CHAR * text.length());
    tag(field);
    if (text.length() > SHORT_TEXT || !shortAscii(text)) {
      int start = size++;
      encode(text);
      end(start);
    }
  }

  private void block(int field, byte[] block) {
    makeRoom(2 * LONGEST_VARINT);
    tag(field);
    varint(block.length);
    append(block);
  }

  /** The same as {@link #text} for names in one field, which come again and again. */
  void name(int field, String name) {
    int place = name.hashCode() & (NAMES - 1);
    byte[] written = writtenNames[place];
    if (written != null && name.equals(names[place])) {
      append(written);
      return;
    }
    int start = size;
    text(field, name);
    if (name.length() <= LONGEST_KEPT_NAME) {
      names[place] = name;
      writtenNames[place] = Arrays.copyOfRange(bytes, start, size);
    }
  }

  /** Appends a short text with its length if it is ASCII; else does nothing. */
  private boolean shortAscii(String text) {
    byte[] target = bytes;
    int at = size + 1;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return false;
      }
      target[at + i] = (byte) c;
    }
    target[size] = (byte) length;
    size = at + length;
    return true;
  }

  private void encode(String text) {
    text.getChars(0, text.length(), characters.array(), 0);
    characters.position(0).limit(text.length());
    window.position(size);
    encoder.reset();
    encoder.encode(characters, window, true);
    size = window.position();
  }

  /** A field that is a map of texts, entry by entry. */
  void texts(int field, Map<String, String> texts) {
    texts.forEach((name, text) -> {
      int start = begin(field);
      name(KEY, name);
      text(VALUE, text);
      end(start);
    });
  }

  /** A field that is a {@code google.protobuf.Timestamp}, if there is one. */
  void instant(int field, Optional<Instant> instant) {
    if (instant.isPresent()) {
      instant(field, instant.get());
    }
  }

  /** A field that is a {@code google.protobuf.Timestamp}. */
  void instant(int field, Instant instant) {
    secondsAndNanos(field, instant.getEpochSecond(), instant.getNano());
  }

  /** A field that is a {@code google.protobuf.Timestamp} or {@code google.protobuf.Duration}. */
  void secondsAndNanos(int field, long seconds, int nanos) {
    int start = begin(field);
    if (seconds != 0) {
      number(Timestamp.SECONDS_FIELD_NUMBER, seconds);
    }
    if (nanos != 0) {
      number(Timestamp.NANOS_FIELD_NUMBER, nanos);
    }
    end(start);
  }

  /** A field that is a message, as its generated code writes it. */
  void message(int field, MessageLite message) {
    int length = message.getSerializedSize();
    makeRoom(2 * LONGEST_VARINT + length);
    tag(field);
    varint(length);
    try {
      message.writeTo(CodedOutputStream.newInstance(bytes, size, length));
    } catch (IOException e) {
      throw new UncheckedIOException("there is room for " + length + " bytes", e);
    }
    size += length;
  }

  /** Begins a field that is a message, to be written field by field. */
  int begin(int field) {
    makeRoom(2 * LONGEST_VARINT);
    tag(field);
    return size++;
  }

  /** Ends the message that was begun there: puts its length before it. */
  void end(int start) {
    int length = size - start - 1;
    if (length < 0x80) {
      bytes[start] = (byte) length;
      return;
    }
    makeRoom(LONGEST_VARINT);
    int moreBytes = (31 - Integer.numberOfLeadingZeros(length)) / 7;
    System.arraycopy(bytes, start + 1, bytes, start + 1 + moreBytes, length);
    size = start;
    varint(length);
    size += length;
  }

  private void tag(int field) {
    varint(WireFormat.WIRETYPE_LENGTH_DELIMITED | (field << FIELD_SHIFT));
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  private void append(byte[] source) {
    makeRoom(source.length);
    System.arraycopy(source, 0, bytes, size, source.length);
    size += source.length;
  }

  private void makeRoom(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
      window = ByteBuffer.wrap(bytes);
    }
  }
}

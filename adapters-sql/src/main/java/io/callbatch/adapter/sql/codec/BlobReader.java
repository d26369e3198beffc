package io.callbatch.adapter.sql.codec;

import io.callbatch.domain.model.OrderedMap;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what {@link BlobWriter} wrote. Throws {@link DamagedBlobException} where the bytes can't
 * have been written by it.
 */
final class BlobReader {

  private final ByteBuffer bytes;
  private int form;

  BlobReader(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  /**
   * Reads a whole blob of a form up to the newest one.
   *
   * @param newest number of the form in which blobs of this kind are written now; forms count from
   *     1
   */
  static <T> T read(byte[] bytes, int newest, Function<BlobReader, T> read) {
    try {
      BlobReader reader = new BlobReader(bytes);
      long found = reader.number();
      if (found < 1 || found > newest) {
        throw new DamagedBlobException("form " + found + " of a stored value isn't known", null);
      }
      reader.form = (int) found;
      return read.apply(reader);
    } catch (BufferUnderflowException
        | IllegalArgumentException
        | DateTimeException
        | ArithmeticException e) {
      throw new DamagedBlobException("a stored value is damaged", e);
    }
  }

  /** Reads what blobs have from a form on; of an older blob, gives another value. */
  <T> T since(int firstForm, Function<BlobReader, T> read, T before) {
    return form >= firstForm ? read.apply(this) : before;
  }

  long number() {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = bytes.get();
      number |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("a number has no end");
  }

  int size() {
    long size = number();
    if (size < 0 || size > bytes.remaining()) {
      throw new IllegalArgumentException("a size of " + size + " is beyond the end");
    }
    return (int) size;
  }

  boolean flag() {
    return bytes.get() != 0;
  }

  String text() {
    int size = size();
    String text = new String(bytes.array(), bytes.position(), size, StandardCharsets.UTF_8);
    bytes.position(bytes.position() + size);
    return text;
  }

  Instant instant() {
    return Instant.ofEpochSecond(number(), number());
  }

  <E extends Enum<E>> E choice(Class<E> type) {
    return Enum.valueOf(type, text());
  }

  <T> Optional<T> optional(Function<BlobReader, T> read) {
    return flag() ? Optional.of(read.apply(this)) : Optional.empty();
  }

  <T> List<T> list(Function<BlobReader, T> read) {
    int size = size();
    List<T> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(read.apply(this));
    }
    return list;
  }

  <V> Map<String, V> map(Function<BlobReader, V> read) {
    int size = size();
    OrderedMap.Builder<V> map = new OrderedMap.Builder<>();
    for (int i = 0; i < size; i++) {
      map.put(text(), read.apply(this));
    }
    return map.build();
  }

  Map<String, String> texts() {
    return map(BlobReader::text);
  }
}

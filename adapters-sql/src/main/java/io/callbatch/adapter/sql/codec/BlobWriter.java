package io.callbatch.adapter.sql.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Writes values one after the other; {@link BlobReader} reads them in the same order. */
final class BlobWriter {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  /** Writes small numbers in few bytes: seven bits each, the lowest first. */
  void number(long number) {
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  void flag(boolean flag) {
    bytes.write(flag ? 1 : 0);
  }

  void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    bytes.writeBytes(utf8);
  }

  void instant(Instant instant) {
    number(instant.getEpochSecond());
    number(instant.getNano());
  }

  void choice(Enum<?> choice) {
    text(choice.name());
  }

  <T> void optional(Optional<T> value, BiConsumer<BlobWriter, T> write) {
    flag(value.isPresent());
    value.ifPresent(v -> write.accept(this, v));
  }

  <T> void list(Collection<T> values, BiConsumer<BlobWriter, T> write) {
    number(values.size());
    values.forEach(v -> write.accept(this, v));
  }

  <V> void map(Map<String, V> values, BiConsumer<BlobWriter, V> write) {
    number(values.size());
    values.forEach((name, value) -> {
      text(name);
      write.accept(this, value);
    });
  }

  void texts(Map<String, String> texts) {
    map(texts, BlobWriter::text);
  }
}

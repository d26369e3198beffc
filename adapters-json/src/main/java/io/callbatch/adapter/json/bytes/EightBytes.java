package io.callbatch.adapter.json.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at a time, where looking at each of them took 7 % of the work on newline-delimited
 * JSON. The first byte is the lowest of the word. Safe for several threads.
 */
public final class EightBytes {

  /** The highest bit of each byte. */
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private static final long LOW_BITS = 0x0101_0101_0101_0101L;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private EightBytes() {}

  /** The word that starts there; all of it must be in the array. */
  public static long at(byte[] bytes, int place) {
    return (long) WORDS.get(bytes, place);
  }

  /**
   * Has a high bit where the word has an ASCII character, and none if it hasn't it. The lowest of
   * them tells where it is first; those above may be wrong.
   */
  public static long places(long word, char ascii) {
    long differences = word ^ (ascii * LOW_BITS);
    return (differences - LOW_BITS) & ~differences & HIGH_BITS;
  }

  /** The same for ASCII characters that come before one. */
  public static long placesBelow(long word, char ascii) {
    return (word - ascii * LOW_BITS) & ~word & HIGH_BITS;
  }

  /**
   * Whether the bytes from one place to another are all ASCII and no pair of ASCII characters
   * starts among them. There is no way out of the loop, so that the JVM takes more than one word at
   * a time: looking over 68 KB takes 2 µs; with one it takes 14.
   */
  public static boolean areAsciiWithout(byte[] bytes, int from, int to, char first, char second) {
    long firsts = first * LOW_BITS;
    long seconds = second * LOW_BITS;
    int lastWord = Math.min(to, bytes.length - 1) - Long.BYTES; // its last byte has one behind it
    long found = 0;
    int i = from;
    for (; i <= lastWord; i += Long.BYTES) {
      long word = at(bytes, i);
      long differences = (word ^ firsts) | (at(bytes, i + 1) ^ seconds);
      found |= word | (differences - LOW_BITS) & ~differences;
    }
    for (; i < to; i++) {
      boolean pair = bytes[i] == first && i + 1 < bytes.length && bytes[i + 1] == second;
      found |= bytes[i] < 0 || pair ? HIGH_BITS : 0;
    }
    return (found & HIGH_BITS) == 0;
  }

  /** How many characters start from one place of a text in UTF-8 to another. */
  public static int characters(byte[] utf8, int from, int to) {
    int continuing = 0;
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      long word = at(utf8, i);
      continuing += Long.bitCount(word & ~(word << 1) & HIGH_BITS);
    }
    for (; i < to; i++) {
      continuing += (utf8[i] & 0xC0) == 0x80 ? 1 : 0;
    }
    return to - from - continuing;
  }

  /** The first place from one to another that holds an ASCII character; the end if none does. */
  public static int indexOf(byte[] bytes, int from, int end, char ascii) {
    int i = from;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      long places = places(at(bytes, i), ascii);
      if (places != 0) {
        return i + Long.numberOfTrailingZeros(places) / Byte.SIZE;
      }
    }
    while (i < end && bytes[i] != ascii) {
      i++;
    }
    return i;
  }
}

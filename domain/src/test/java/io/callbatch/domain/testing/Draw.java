package io.callbatch.domain.testing;

import io.callbatch.domain.model.Instants;
import io.callbatch.domain.model.OrderedMap;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Draws the single values of a document: texts, instants, collections. For one thread. */
public final class Draw {
  private static final int MOST_ELEMENTS = 4;
  private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz_0123456789 -.";
  private static final int[] AWKWARD = {
    '"', '\\', '/', '~', 0, 7, '\b', '\t', '\n', '\f', '\r', 0x1F, 0x7F, 0x85, 0xA0, 0xE9, 0x2028,
    0x2029, 0xD7FF, 0xE000, 0xFEFF, 0xFFFD, 0xFFFE, 0x10000, 0x1F4DE, 0x10FFFF
  };

  private final RandomGenerator random;

  public Draw(RandomGenerator random) {
    this.random = random;
  }

  /** True in so many of a hundred draws. */
  public boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** One of these. */
  @SafeVarargs
  public final <T> T oneOf(T... values) {
    return values[random.nextInt(values.length)];
  }

  /** A text of any Unicode, mostly short, at times empty. */
  public String text() {
    int length = chance(2) ? random.nextInt(2_000) : random.nextInt(12);
    boolean plain = chance(60);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(plain ? PLAIN.charAt(random.nextInt(PLAIN.length())) : character());
    }
    return text.toString();
  }

  private int character() {
    if (chance(40)) {
      return AWKWARD[random.nextInt(AWKWARD.length)];
    }
    int character = random.nextInt(chance(70) ? 0x250 : Character.MAX_CODE_POINT + 1);
    return Character.getType(character) == Character.SURROGATE ? 'x' : character;
  }

  /** An instant a document can hold: to the second, the millisecond, or finer. */
  public Instant instant() {
    Instant instant =
        switch (random.nextInt(10)) {
          case 0 -> Instants.FIRST;
          case 1 -> Instants.LAST;
          case 2, 3 ->
              Instant.ofEpochSecond(
                  random.nextLong(
                      Instants.FIRST.getEpochSecond(), Instants.LAST.getEpochSecond() + 1),
                  random.nextInt(1_000_000_000));
          default ->
              Instant.ofEpochSecond(
                  random.nextLong(1_500_000_000L, 2_000_000_000L), random.nextInt(1_000_000_000));
        };
    return instant.truncatedTo(
        oneOf(ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS, ChronoUnit.NANOS));
  }

  /** Any 64-bit integer, often one at the edge. */
  public long integer() {
    return switch (random.nextInt(5)) {
      case 0 -> oneOf(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 53, -(1L << 53) - 1);
      case 1 -> random.nextLong();
      default -> random.nextLong(100_000);
    };
  }

  /** A value, or none. */
  public <T> Optional<T> optional(Supplier<T> value) {
    return chance(50) ? Optional.of(value.get()) : Optional.empty();
  }

  /** A few values, at times none. */
  public <T> List<T> list(Supplier<T> element) {
    int size = random.nextInt(MOST_ELEMENTS);
    List<T> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(element.get());
    }
    return list;
  }

  /** A few entries with different names, at times none, at times more than a hash table's first. */
  public <V> Map<String, V> map(Supplier<V> value) {
    int size = chance(3) ? random.nextInt(60) : random.nextInt(MOST_ELEMENTS);
    OrderedMap.Builder<V> map = new OrderedMap.Builder<>();
    for (int i = 0; i < size; i++) {
      map.put(text(), value.get());
    }
    return map.build();
  }

  /** Entries for some of these names. */
  public <V> Map<String, V> mapOf(List<String> names, Function<String, V> value) {
    OrderedMap.Builder<V> map = new OrderedMap.Builder<>();
    for (String name : names) {
      if (chance(50)) {
        map.put(name, value.apply(name));
      }
    }
    return map.build();
  }

  /**
   * Some of the optional arrays and objects that are empty, as those that are there all the same,
   * in any order.
   *
   * @param isEmpty for the JSON name of each, whether it is empty
   * @param unknownMembers members that the document has already
   */
  public List<String> emptyMembers(
      Map<String, Boolean> isEmpty, Map<String, String> unknownMembers) {
    List<String> names = new ArrayList<>();
    new TreeMap<>(isEmpty)
        .forEach((name, empty) -> {
          if (empty && !unknownMembers.containsKey(name) && chance(30)) {
            names.add(below(names.size() + 1), name);
          }
        });
    return names;
  }

  /** A number from 0 on, below a bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }
}

package io.callbatch.domain.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map from text that keeps the order in which its entries came.
 *
 * <p>{@link Map#copyOf} forgets the order, and a document should come out as it went in. Small maps
 * (HubSpot's have some ten entries) are searched entry by entry; larger ones have an index whose
 * worst case is logarithmic, so that names chosen to collide can't slow it down.
 *
 * @param <V> type of the values, never null
 */
public final class OrderedMap<V> extends AbstractMap<String, V> {

  private static final int SEARCHED_WITHOUT_INDEX = 16;
  private static final int FIRST_ROOM = 12;
  private static final String[] NO_NAMES = {};
  private static final Object[] NO_VALUES = {};
  private static final OrderedMap<?> EMPTY = new OrderedMap<>(NO_NAMES, NO_VALUES, 0, null);

  private final String[] names;
  private final Object[] values;
  private final int size;
  private final @Nullable Map<String, Integer> index;

  private OrderedMap(
      String[] names, Object[] values, int size, @Nullable Map<String, Integer> index) {
    this.names = names;
    this.values = values;
    this.size = size;
    this.index = index;
  }

  /** The map without entries. */
  @SuppressWarnings("unchecked") // an empty map holds no value of any type
  public static <V> OrderedMap<V> of() {
    return (OrderedMap<V>) EMPTY;
  }

  /**
   * The entries of a map in its order. Copies nothing when the map is one of this class.
   *
   * @throws NullPointerException if a name or a value is null
   */
  @SuppressWarnings("unchecked") // values of an OrderedMap<? extends V> are read as V only
  public static <V> OrderedMap<V> copyOf(Map<String, ? extends V> map) {
    if (map instanceof OrderedMap<?> ordered) {
      return (OrderedMap<V>) ordered;
    }
    Builder<V> builder = new Builder<>(map.size());
    map.forEach(builder::add);
    return builder.build();
  }

  /**
   * The names of a map, in its order, with what is made of each value.
   *
   * @throws NullPointerException if a name, a value or what is made of one is null
   */
  public static <V, R> OrderedMap<R> mapValues(Map<String, V> map, Function<V, R> function) {
    if (map.isEmpty()) {
      return of();
    }
    Builder<R> builder = new Builder<>(map.size());
    map.forEach((name, value) -> builder.add(name, function.apply(value)));
    return builder.build();
  }

  /**
   * The entries of a map of lists, with lists that can't change either. Copies only what isn't
   * immutable already.
   *
   * @throws NullPointerException if a name, a list or an element is null
   */
  public static <E> OrderedMap<List<E>> copyOfLists(Map<String, List<E>> map) {
    OrderedMap<List<E>> ordered = copyOf(map);
    Builder<List<E>> copies = null;
    for (int i = 0; i < ordered.size; i++) {
      List<E> list = ordered.value(i);
      List<E> copy = List.copyOf(list);
      if (copy != list && copies == null) {
        copies = new Builder<>();
        for (int earlier = 0; earlier < i; earlier++) {
          copies.put(ordered.names[earlier], ordered.value(earlier));
        }
      }
      if (copies != null) {
        copies.put(ordered.names[i], copy);
      }
    }
    return copies == null ? ordered : copies.build();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return find(names, size, index, name) >= 0;
  }

  @Override
  public @Nullable V get(@Nullable Object name) {
    int at = find(names, size, index, name);
    return at < 0 ? null : value(at);
  }

  @SuppressWarnings("unchecked") // only put(String, V) writes the array
  private V value(int at) {
    return (V) values[at];
  }

  private static int find(
      String[] names, int size, @Nullable Map<String, Integer> index, @Nullable Object name) {
    if (index != null) {
      return index.getOrDefault(name, -1);
    }
    for (int i = 0; i < size; i++) {
      if (names[i] == name) { // the very same text, as when one goes through the names of a map
        return i;
      }
    }
    int hash = Objects.hashCode(name);
    for (int i = 0; i < size; i++) {
      if (names[i].hashCode() == hash && names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public Set<Entry<String, V>> entrySet() {
    return new Entries();
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super V> action) {
    for (int i = 0; i < size; i++) {
      action.accept(names[i], value(i));
    }
  }

  private final class Entries extends AbstractSet<Entry<String, V>> {

    @Override
    public int size() {
      return size;
    }

    @Override
    public Iterator<Entry<String, V>> iterator() {
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return next < size;
        }

        @Override
        public Entry<String, V> next() {
          if (next >= size) {
            throw new NoSuchElementException("the map has " + size + " entries");
          }
          Entry<String, V> entry = Map.entry(names[next], value(next));
          next++;
          return entry;
        }
      };
    }
  }

  /**
   * Collects entries. Not safe for use by several threads; use it once.
   *
   * @param <V> type of the values, never null
   */
  public static final class Builder<V> {

    private String[] names;
    private Object[] values;
    private int size;
    private @Nullable Map<String, Integer> index;

    /**
     * The last six bits of the hashes that the names have: most names are new, and this tells.
     * Looking for new names took 2 % of reading a document.
     */
    private long hashes;

    /** A builder that makes room when the first entry comes. */
    public Builder() {
      this(0);
    }

    private Builder(int expected) {
      names = expected == 0 ? NO_NAMES : new String[expected];
      values = expected == 0 ? NO_VALUES : new Object[expected];
    }

    /** Whether no entry was put yet. */
    public boolean isEmpty() {
      return size == 0;
    }

    /** Whether an entry of that name was put already. */
    public boolean contains(String name) {
      return place(name) >= 0;
    }

    private int place(String name) {
      return (hashes & hashBit(name)) == 0 ? -1 : find(names, size, index, name);
    }

    private static long hashBit(String name) {
      return 1L << name.hashCode();
    }

    /** Adds an entry; of two with one name the later value stays, at the earlier place. */
    public Builder<V> put(String name, V value) {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(value, "value");
      int at = place(name);
      if (at >= 0) {
        values[at] = value;
        return this;
      }
      return add(name, value);
    }

    /** Adds an entry whose name wasn't put yet, as the caller knows. */
    public Builder<V> add(String name, V value) {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(value, "value");
      if (size == names.length) {
        int more = Math.max(FIRST_ROOM, size * 2);
        names = Arrays.copyOf(names, more);
        values = Arrays.copyOf(values, more);
      }
      names[size] = name;
      values[size] = value;
      hashes |= hashBit(name);
      size++;
      if (index != null) {
        index.put(name, size - 1);
      } else if (size > SEARCHED_WITHOUT_INDEX) {
        index = indexOf(names, size);
      }
      return this;
    }

    private static Map<String, Integer> indexOf(String[] names, int size) {
      Map<String, Integer> index = HashMap.newHashMap(size * 2);
      for (int i = 0; i < size; i++) {
        index.put(names[i], i);
      }
      return index;
    }

    /** The map of what was put. The builder must not be used afterwards. */
    public OrderedMap<V> build() {
      return size == 0 ? of() : new OrderedMap<>(names, values, size, index);
    }
  }
}

package io.callbatch.adapter.json.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values that differ between wire records and domain, and those handed over as they are: texts
 * and collections of texts are immutable on both sides.
 */
final class JsonValues {

  private JsonValues() {}

  static <T> Optional<T> present(@Nullable T value) {
    return Optional.ofNullable(value);
  }

  static <T> @Nullable T orLeftOut(Optional<T> value) {
    return value.orElse(null);
  }

  static Map<String, String> texts(Map<String, String> texts) {
    return texts;
  }

  static List<String> list(List<String> texts) {
    return texts;
  }

  static Map<String, List<String>> lists(Map<String, List<String>> lists) {
    return lists;
  }

  /** An immutable list, which the domain need not copy. */
  @SuppressWarnings("unchecked") // List.of takes over what the array holds, which is T
  static <V, T> List<T> list(List<V> values, Function<V, T> function) {
    Object[] mapped = new Object[values.size()];
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] = function.apply(values.get(i));
    }
    return (List<T>) List.of(mapped);
  }
}

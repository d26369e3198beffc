package io.callbatch.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.testing.Samples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderedMapTest {
  @Test
  void behavesLikeALinkedHashMapWhateverIsPut() {
    Samples.check(
        "OrderedMap agrees with LinkedHashMap",
        500,
        random -> {
          OrderedMap.Builder<Integer> builder = new OrderedMap.Builder<>();
          Map<String, Integer> expected = new LinkedHashMap<>();
          int steps = random.nextInt(80);
          for (int i = 0; i < steps; i++) {
            String name = "n" + random.nextInt(40);
            builder.put(name, i);
            expected.put(name, i);
            assertThat(builder.contains(name)).isEqualTo(expected.containsKey(name));
          }
          OrderedMap<Integer> map = builder.build();

          assertThat(new ArrayList<>(map.entrySet())).isEqualTo(List.copyOf(expected.entrySet()));
          assertThat(map).isEqualTo(expected).hasSameHashCodeAs(expected);
          assertThat(map.get("n3")).isEqualTo(expected.get("n3"));
          assertThat(map.get("absent")).isNull();
          assertThat(map.containsKey("n5")).isEqualTo(expected.containsKey("n5"));
        });
  }

  @Test
  void keepsTheOrderOfTheMapItCopies() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("z", "1");
    map.put("a", "2");

    assertThat(OrderedMap.copyOf(map).keySet()).containsExactly("z", "a");
  }

  @Test
  void doesNotCopyWhatCannotChange() {
    OrderedMap<List<String>> map =
        new OrderedMap.Builder<List<String>>().put("a", List.of("x")).build();

    assertThat(OrderedMap.copyOf(map)).isSameAs(map);
    assertThat(OrderedMap.copyOfLists(map)).isSameAs(map);
  }

  @Test
  void copiesListsThatCanChange() {
    List<String> list = new ArrayList<>(List.of("x"));
    Map<String, List<String>> map = new LinkedHashMap<>();
    map.put("fixed", List.of("y"));
    map.put("open", list);
    OrderedMap<List<String>> copy = OrderedMap.copyOfLists(map);

    list.add("later");

    assertThat(copy).containsEntry("open", List.of("x")).containsEntry("fixed", List.of("y"));
    assertThat(copy.keySet()).containsExactly("fixed", "open");
  }

  @Test
  void keepsTheNamesOfTheMapWhoseValuesItMaps() {
    OrderedMap<Integer> texts = new OrderedMap.Builder<Integer>().add("z", 1).add("a", 22).build();

    assertThat(OrderedMap.mapValues(texts, value -> "v" + value))
        .containsExactly(Map.entry("z", "v1"), Map.entry("a", "v22"));
    assertThat(OrderedMap.mapValues(OrderedMap.of(), value -> "v" + value)).isEmpty();
  }

  @Test
  void cannotBeChanged() {
    Map<String, Integer> map = OrderedMap.copyOf(Map.of("a", 1));

    assertThatThrownBy(() -> map.put("b", 2)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> map.remove("a")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> map.entrySet().iterator().next().setValue(3))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void refusesNulls() {
    Map<String, String> nullValue = new HashMap<>();
    nullValue.put("a", null);

    assertThatThrownBy(() -> OrderedMap.copyOf(nullValue)).isInstanceOf(NullPointerException.class);
  }
}

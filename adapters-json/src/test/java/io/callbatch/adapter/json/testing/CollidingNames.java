package io.callbatch.adapter.json.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Names that have one hash in Jackson's symbol table whatever its seed: it adds the groups of four
 * bytes after the third, so that their permutations collide.
 */
public final class CollidingNames {

  private CollidingNames() {}

  /** Different names of 44 characters that collide, at most 40,320. */
  public static List<String> of(int count) {
    List<String> names = new ArrayList<>(count);
    permute(
        IntStream.range(0, 8).mapToObj(i -> "ab0" + i).collect(Collectors.toList()),
        0,
        names,
        count);
    return names;
  }

  private static void permute(List<String> groups, int fixed, List<String> names, int count) {
    if (fixed == groups.size()) {
      names.add("prefix_12by_" + String.join("", groups));
      return;
    }
    for (int i = fixed; i < groups.size() && names.size() < count; i++) {
      Collections.swap(groups, fixed, i);
      permute(groups, fixed + 1, names, count);
      Collections.swap(groups, fixed, i);
    }
  }

  /** Members of these names, each with the value. */
  public static String members(List<String> names, String value) {
    return names.stream().map(name -> "\"" + name + "\":" + value).collect(Collectors.joining(","));
  }
}

package io.callbatch.domain.model;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names of optional arrays and objects that a JSON object has and that are empty there. A
 * record whose list or map is empty doesn't say whether the document left the member out; these
 * names do.
 */
final class EmptyMembers {

  private EmptyMembers() {}

  /**
   * Checks the names that a record lists.
   *
   * @param names the names
   * @param isEmpty for the JSON name of each optional list and map, whether it is empty
   * @throws IllegalArgumentException if a name isn't that of an empty list or map, or is listed
   *     twice
   */
  static void require(List<String> names, Map<String, Boolean> isEmpty) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!isEmpty.getOrDefault(name, false) || !seen.add(name)) {
        throw new IllegalArgumentException(
            "expected each empty member once, found %s among %s where %s"
                .formatted(name, names, isEmpty));
      }
    }
  }
}

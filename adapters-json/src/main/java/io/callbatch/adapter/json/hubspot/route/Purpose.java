package io.callbatch.adapter.json.hubspot.route;

import java.util.Arrays;
import java.util.List;

/**
 * What a route is for, for those who read about it.
 *
 * @param summary what it does, in a sentence
 * @param statuses the statuses of its answers where that was done, all of it or a part
 */
public record Purpose(String summary, List<Integer> statuses) {

  /** Copies the list. */
  public Purpose {
    statuses = List.copyOf(statuses);
  }

  /** A purpose with these statuses. */
  public static Purpose of(String summary, Integer... statuses) {
    return new Purpose(summary, Arrays.asList(statuses));
  }
}

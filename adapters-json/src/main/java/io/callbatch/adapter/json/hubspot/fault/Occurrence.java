package io.callbatch.adapter.json.hubspot.fault;

import java.util.Set;

/** Which of the requests that a rule matches it is for, counted from 1. */
public sealed interface Occurrence {

  /** All of them. */
  record Always() implements Occurrence {}

  /** Those with these numbers. */
  record Nth(Set<Integer> numbers) implements Occurrence {
    /** Copies the set. */
    public Nth {
      numbers = Set.copyOf(numbers);
    }
  }

  /** Every so many. */
  record Every(int step) implements Occurrence {}

  /** The first so many. */
  record First(int count) implements Occurrence {}

  /**
   * As chance will have it, which is the same chance for the same seed.
   *
   * @param probability 0 to 1
   */
  record Sometimes(double probability) implements Occurrence {}

  /**
   * Whether it is for a request.
   *
   * @param number the request's number
   * @param chance a number from 0 to below 1 drawn for it
   */
  default boolean isFor(long number, double chance) {
    return switch (this) {
      case Always() -> true;
      case Nth(var numbers) -> number <= Integer.MAX_VALUE && numbers.contains((int) number);
      case Every(var step) -> number % step == 0;
      case First(var count) -> number <= count;
      case Sometimes(var probability) -> chance < probability;
    };
  }
}

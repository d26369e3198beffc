package io.callbatch.domain.port.in;

import java.util.List;

/** Says whether the server can do its work now. Safe for use by several threads. */
@FunctionalInterface
public interface Readiness {

  /** What is known now. Answers at once, whatever is stuck. */
  Report now();

  /**
   * What is known.
   *
   * @param checks what was looked at, in an order that stays
   */
  record Report(List<Check> checks) {

    /** Copies the list. */
    public Report {
      checks = List.copyOf(checks);
    }

    /** Whether nothing keeps the server from its work. */
    public boolean isReady() {
      return checks.stream().allMatch(Check::ok);
    }
  }

  /**
   * A part of the server that was looked at.
   *
   * @param name what it is called, for example {@code store}
   * @param ok whether it does its work
   * @param message how it is, for people: {@code the store has no room left}
   */
  record Check(String name, boolean ok, String message) {}
}

package io.callbatch.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs several command lines in one process, the word {@code then} between them, whatever their
 * status: what the JDK watches when it makes the cache that {@code ./callbatch} starts from.
 */
public final class Rehearsal {

  private static final String SEPARATOR = "then";

  private Rehearsal() {}

  /** Runs the command lines and exits with 0. */
  public static void main(String[] arguments) {
    List<String> words = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.equals(SEPARATOR)) {
        run(words);
        words.clear();
      } else {
        words.add(argument);
      }
    }
    run(words);
    System.exit(ExitStatus.DONE); // as Main ends, whose way out is watched as well
  }

  private static void run(List<String> words) {
    var _ = Main.run(Map.of(), words.toArray(String[]::new));
  }
}

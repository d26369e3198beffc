package io.callbatch.app.architecture.wrong.adapter.json;

/** Breaks the rules on standard streams and on packages without {@code @NullMarked}. */
public final class Prints {
  public void print() {
    System.out.println("nobody should see this");
  }
}

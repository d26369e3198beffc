package io.callbatch.app.architecture.wrong.domain.model;

/** Breaks the rule that the model never changes. */
public final class Changing {
  private int value;

  public int next() {
    value++;
    return value;
  }
}

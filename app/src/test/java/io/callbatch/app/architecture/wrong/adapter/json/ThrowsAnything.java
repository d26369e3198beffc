package io.callbatch.app.architecture.wrong.adapter.json;

/** Breaks the rule on generic exceptions. */
public final class ThrowsAnything {
  public void fail() {
    throw new RuntimeException("which failure is it?");
  }
}

package io.callbatch.app.architecture.wrong.domain.usecase;

import java.util.Random;

/** Breaks the rule that nothing in the domain is left to chance. */
public final class ThrowsDice {
  public int dice(Random random) {
    return random.nextInt(6);
  }
}

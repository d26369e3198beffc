package io.callbatch.domain.testing;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Checks a law on many random samples. Each sample has a seed of its own; the seed of one that
 * fails is part of the failure, and {@code -Dcallbatch.seed=SEED} runs that sample alone. {@code
 * -Dcallbatch.samples=N} multiplies the number of samples by N.
 */
public final class Samples {
  private static final String SEED = "callbatch.seed";
  private static final String FACTOR = "callbatch.samples";

  private Samples() {}

  /** A law that has to hold whatever the generator draws. */
  @FunctionalInterface
  public interface Law {
    void check(RandomGenerator random) throws Exception;
  }

  /** Checks the law on so many samples, other ones in each run. */
  public static void check(String law, int count, Law check) {
    Long replay = Long.getLong(SEED);
    if (replay != null) {
      checkOne(law, replay, check);
      return;
    }
    long first = System.nanoTime() * 0x9E3779B97F4A7C15L;
    int samples = count * Integer.getInteger(FACTOR, 1);
    for (int i = 0; i < samples; i++) {
      checkOne(law, first + i, check);
    }
    System.out.printf("%s: %,d samples from seed %d%n", law, samples, first);
  }

  /** The generator of a seed. */
  public static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  private static void checkOne(String law, long seed, Law check) {
    try {
      check.check(random(seed));
    } catch (Exception | AssertionError e) {
      throw new AssertionError(
          "%s fails for a sample; replay it with -D%s=%d: %s".formatted(law, SEED, seed, e), e);
    }
  }
}

package io.callbatch.app.life;

import java.util.function.BooleanSupplier;

/**
 * A part that is made of two answers.
 *
 * @param name what it is called
 * @param alive whether it does its work
 * @param start starts it again
 */
public record Service(String name, BooleanSupplier alive, Start start) implements Part {

  /** Starts something again. */
  @FunctionalInterface
  public interface Start {
    /**
     * Does it.
     *
     * @throws Exception if it can't be done now
     */
    void again() throws Exception;
  }

  @Override
  public boolean isAlive() {
    return alive.getAsBoolean();
  }

  @Override
  public void restart() throws Exception {
    start.again();
  }
}

package io.callbatch.app.logging;

import java.util.logging.LogManager;

/**
 * Keeps the handlers while the process shuts down: the JDK's own manager drops them at once then,
 * and what a shutdown has to say would be lost. Named in a system property before the first log.
 */
public final class LastingLogManager extends LogManager {

  @Override
  public void reset() {
    // The JDK calls this from its shutdown hook; see above.
  }
}

package io.callbatch.app.cli;

/**
 * The threads that carry the virtual ones. The JDK has one for each processor, and a virtual thread
 * that computes keeps its carrier: a few large conversions would hold up every other request. With
 * more carriers than conversions that compute at the same time, the operating system shares the
 * processors out.
 */
final class CarrierThreads {

  private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";
  private static final int PER_PROCESSOR = 2;
  private static final int MORE = 2;

  private CarrierThreads() {}

  /** Has more of them, unless the JVM's options say how many; before the first virtual thread. */
  static void beMany() {
    if (System.getProperty(PARALLELISM) == null) {
      int carriers = PER_PROCESSOR * Runtime.getRuntime().availableProcessors() + MORE;
      System.setProperty(PARALLELISM, Integer.toString(carriers));
    }
  }
}

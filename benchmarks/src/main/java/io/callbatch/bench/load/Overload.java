package io.callbatch.bench.load;

import io.callbatch.bench.load.LoadCaller.Ending;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures a running server under more load than it can bear: one caller alone, then many at once
 * while another portal goes on with small calls, then one caller again until it is served as
 * before.
 */
final class Overload {

  private static final int LARGE = 1_000;
  private static final int ALONE = 30;
  private static final int CHANNELS = 16;
  private static final Duration GIVE_UP = Duration.ofSeconds(60);
  private static final double AS_BEFORE = 1.5;

  private final List<ManagedChannel> channels = new ArrayList<>();
  private final Map<String, LongAdder> endings = new ConcurrentSkipListMap<>();
  private final boolean patient;

  private Overload(String host, int port, boolean patient) {
    this.patient = patient;
    for (int i = 0; i <= CHANNELS; i++) {
      channels.add(NettyChannelBuilder.forAddress(host, port).usePlaintext().build());
    }
  }

  /**
   * Measures.
   *
   * @param arguments host, port, callers, seconds, and {@code impatient} for callers that don't
   *     wait as they are told to
   */
  public static void main(String[] arguments) throws InterruptedException {
    Overload here =
        new Overload(
            arguments[0],
            Integer.parseInt(arguments[1]),
            !List.of(arguments).contains("impatient"));
    here.measure(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    here.channels.forEach(ManagedChannel::shutdownNow);
  }

  private void measure(int callers, int seconds) throws InterruptedException {
    LoadCaller loud = new LoadCaller(channels.getLast(), "loud", LARGE);
    LoadCaller quiet = new LoadCaller(channels.getLast(), "quiet", 1);
    alone(loud, ALONE);
    Latencies large = alone(loud, ALONE);
    Latencies small = alone(quiet, 10 * ALONE);
    print("alone, %,d inputs".formatted(LARGE), large);
    print("alone, 1 input, another portal", small);

    AtomicBoolean over = new AtomicBoolean();
    CountDownLatch ended = new CountDownLatch(callers + 1);
    Latencies accepted = new Latencies();
    Latencies others = new Latencies();
    for (int i = 0; i < callers; i++) {
      LoadCaller caller = new LoadCaller(channels.get(i % CHANNELS), "loud", LARGE);
      start(caller, accepted, "callers", over, ended);
    }
    start(quiet, others, "the other portal", over, ended);
    Thread.sleep(Duration.ofSeconds(seconds));
    over.set(true);
    ended.await();
    print("%d callers, %,d inputs, accepted".formatted(callers, LARGE), accepted);
    print("meanwhile 1 input, another portal", others);
    endings.forEach((ending, count) -> System.out.printf("  %,9d  %s%n", count.sum(), ending));
    System.out.printf(
        "p99 of what is accepted: %.1f times its value alone (due: 3)%n",
        accepted.percentile(99) / large.percentile(99));
    System.out.printf("as before after %.1f s (due: 5)%n", recovery(loud, large) / 1e9);
  }

  private static Latencies alone(LoadCaller caller, int calls) {
    Latencies latencies = new Latencies();
    while (latencies.count() < calls) {
      if (caller.call() instanceof Ending.Done(long nanos)) {
        latencies.add(nanos);
      }
    }
    return latencies;
  }

  private void start(
      LoadCaller caller,
      Latencies latencies,
      String who,
      AtomicBoolean over,
      CountDownLatch ended) {
    Thread.startVirtualThread(() -> {
      try {
        while (!over.get()) {
          switch (caller.call()) {
            case Ending.Done(long nanos) -> {
              latencies.add(nanos);
              count(who + ": done");
            }
            case Ending.Shed(Duration retryAfter) -> {
              count(who + ": told to come back");
              if (patient) {
                Thread.sleep(retryAfter);
              }
            }
            case Ending.Failed(var code) -> count(who + ": " + code);
          }
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } finally {
        ended.countDown();
      }
    });
  }

  private void count(String ending) {
    endings.computeIfAbsent(ending, _ -> new LongAdder()).increment();
  }

  /** Until three calls in a row take no longer than half as much again as the slower ones alone. */
  private static long recovery(LoadCaller caller, Latencies before) {
    long begun = System.nanoTime();
    double most = AS_BEFORE * before.percentile(90) * 1e6;
    int good = 0;
    long since = begun;
    while (good < 3 && System.nanoTime() - begun < GIVE_UP.toNanos()) {
      long start = System.nanoTime();
      if (caller.call() instanceof Ending.Done(long nanos) && nanos <= most) {
        since = good == 0 ? start : since;
        good++;
      } else {
        good = 0;
      }
    }
    return good < 3 ? GIVE_UP.toNanos() : since - begun;
  }

  private static void print(String what, Latencies latencies) {
    System.out.printf(
        "%-42s %,7d   p50 %,9.1f ms   p99 %,9.1f ms%n",
        what, latencies.count(), latencies.percentile(50), latencies.percentile(99));
  }
}

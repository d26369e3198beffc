package io.callbatch.app;

import io.callbatch.adapter.json.http.HttpServer;
import io.callbatch.app.life.LifeThreads;
import io.callbatch.app.life.Part;
import io.callbatch.app.life.Service;
import io.callbatch.app.life.StoreWatch;
import io.callbatch.app.life.Supervisor;
import io.callbatch.app.life.Vitals;
import io.callbatch.domain.port.in.Readiness.Check;
import io.callbatch.domain.port.out.StoreHealth;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Looks after the parts of a server. Started once and stopped once. */
final class Life {

  private static final String HTTP = "http";
  private static final String GRPC = "grpc";
  private static final String WORKERS = "workers";

  /** A store that is asked for the first time, on a busy machine, may take longer than later. */
  private static final Duration FIRST_ANSWER = Duration.ofSeconds(5);

  /** How the names of threads begin that somebody starts again when they have died. */
  private static final Set<String> LOOKED_AFTER =
      Set.of(
          "batch-worker-",
          "sweeper",
          "supervisor",
          "store-watch",
          "restart",
          "http-stall-guard",
          "grpc-guard",
          "server-@default-listener",
          "callbatch-",
          "converter-");

  private final Vitals vitals;
  private final StoreWatch store;
  private final HttpServer http;
  private final GrpcServer grpc;
  private final BatchWorkers workers;
  private final Supervisor supervisor;
  private final LifeThreads threads;

  /**
   * Looks after these once it is started.
   *
   * @param hopeless is told, once, why the server can't go on
   */
  Life(
      Vitals vitals,
      StoreHealth health,
      HttpServer http,
      GrpcServer grpc,
      BatchWorkers workers,
      MeterRegistry meters,
      Consumer<String> hopeless) {
    this.vitals = vitals;
    this.store = new StoreWatch(health, System::nanoTime);
    this.http = http;
    this.grpc = grpc;
    this.workers = workers;
    List<Part> parts = new ArrayList<>(workers.parts());
    parts.add(new Service(HTTP, http::isListening, http::restart));
    parts.add(grpc.guarding());
    parts.add(new Service(GRPC, grpc::isListening, grpc::restart));
    parts.forEach(part -> restarts(meters, part.name()));
    Gauge.builder("callbatch.ready", vitals, known -> known.now().isReady() ? 1 : 0)
        .description("1 while /readyz says ready, else 0")
        .register(meters);
    supervisor =
        new Supervisor(
            parts,
            System::nanoTime,
            work -> Thread.ofPlatform().daemon().name("restart").start(work),
            part -> restarts(meters, part).increment(),
            hopeless);
    threads = new LifeThreads(supervisor, vitals, store);
  }

  private static Counter restarts(MeterRegistry meters, String part) {
    return Counter.builder("callbatch.restarts")
        .description("How often a part of the server had ended and was started again")
        .tag("part", part)
        .register(meters);
  }

  /** Looks from now on, after the server's parts were started. */
  void start() {
    store.look(FIRST_ANSWER);
    supervisor.look();
    vitals.serve(
        List.of(
            store::check,
            () -> listening(HTTP, http.port()),
            () -> listening(GRPC, grpc.port()),
            this::working));
    threads.start();
  }

  private Check listening(String name, int port) {
    return supervisor.isAlive(name)
        ? new Check(name, true, "port %d takes connections".formatted(port))
        : new Check(name, false, "port %d takes no connections".formatted(port));
  }

  private Check working() {
    int due = workers.count();
    int alive = workers.alive();
    if (due == 0) {
      return new Check(WORKERS, true, "batches are done by other processes");
    }
    return new Check(WORKERS, alive > 0, "%d of %d run".formatted(alive, due));
  }

  /** Lets go of everything, before the server's parts are stopped. */
  void stop() {
    threads.stop();
  }

  /** Takes note of a thread that nobody caught a failure in. */
  void threadDied(Thread thread, Throwable failure) {
    boolean isLost =
        failure instanceof VirtualMachineError
            && !thread.isVirtual()
            && LOOKED_AFTER.stream().noneMatch(thread.getName()::startsWith);
    if (isLost) {
      supervisor.giveUp("the thread %s died: %s".formatted(thread.getName(), failure));
    }
  }
}

package io.callbatch.adapter.json.http;

import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * One binding of the port. Helidon stops accepting at the first failure, says that it runs all the
 * same, and can't be started again; so this looks for itself, and a new one takes its place.
 * Started once and stopped once; for one thread at a time.
 */
final class Listener {

  private final InetSocketAddress address;
  private final ThreadGroup threads;
  private final WebServer server;

  /** What {@link #port} says once the server is started, and goes on to say after its end. */
  private volatile int port;

  private Listener(InetSocketAddress address, ThreadGroup threads, WebServer server) {
    this.address = address;
    this.threads = threads;
    this.server = server;
    this.port = address.getPort();
  }

  /**
   * A listener that isn't started yet.
   *
   * @param address where to listen; the port 0 is any free one
   * @param server makes the server, which isn't started either
   */
  static Listener of(InetSocketAddress address, Supplier<WebServer> server) {
    // The thread that accepts is made with the server, and belongs to the group of its maker.
    ThreadGroup threads = new ThreadGroup("http");
    FutureTask<WebServer> making = new FutureTask<>(server::get);
    new Thread(threads, making, "http-maker").start();
    try {
      return new Listener(address, threads, making.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Binds the port and begins to accept.
   *
   * @throws IOException if the port can't be bound
   */
  void start() throws IOException {
    requireFreePort();
    server.start();
    if (!server.isRunning()) {
      throw new BindException("the server didn't start; see the log");
    }
    port = server.port();
  }

  /** Helidon only logs that it can't bind. */
  private void requireFreePort() throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(address);
    }
  }

  int port() {
    return port;
  }

  /** Whether the port is bound and there is a thread that accepts. */
  boolean isListening() {
    return accepts() && isBound();
  }

  /** Whether there is the thread that accepts, and it doesn't wait for its own end. */
  private boolean accepts() {
    Thread[] alive = new Thread[threads.activeCount() + 8];
    int count = threads.enumerate(alive);
    return Arrays.stream(alive, 0, count)
        .filter(thread -> thread.getName().endsWith("-listener"))
        .anyMatch(thread ->
            Arrays.stream(thread.getStackTrace())
                .noneMatch(frame ->
                    frame.getMethodName().equals("stop")
                        && frame.getClassName().startsWith("io.helidon.webserver.")));
  }

  /** Whether nobody else could bind the port. Without a file left to try with, it is. */
  private boolean isBound() {
    try (Socket probe = new Socket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(address.getAddress(), port));
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  void stop() {
    server.stop();
  }
}

package io.callbatch.bench.service;

import io.callbatch.bench.Servers;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;

/**
 * Helidon set up as Callbatch's server, without filters, guards and routes but one that reads the
 * body and gives the same bytes for whatever it gets.
 */
final class HttpEchoServer implements AutoCloseable {

  static final String PATH = "/echo";

  private final WebServer server;

  HttpEchoServer(byte[] answer) {
    HttpRouting.Builder routing = HttpRouting.builder();
    routing.post(
        PATH,
        (request, response) -> {
          byte[] body = request.content().as(byte[].class);
          if (body.length == 0) {
            throw new IllegalStateException("found no body");
          }
          response.header("Content-Type", "application/x-protobuf");
          response.send(answer);
        });
    server =
        WebServer.builder()
            .host(Servers.HOST)
            .port(0)
            .shutdownHook(false)
            .featuresDiscoverServices(false)
            .connectionOptions(options -> options.tcpNoDelay(true))
            .shutdownGracePeriod(Duration.ofMillis(500))
            .routing(routing)
            .build()
            .start();
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}

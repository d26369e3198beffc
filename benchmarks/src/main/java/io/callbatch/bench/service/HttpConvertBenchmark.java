package io.callbatch.bench.service;

import io.callbatch.app.CallbatchServer;
import io.callbatch.bench.Servers;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * {@code POST /v1/convert}, JSON to protobuf, through 16 connections, one request at a time on
 * each.
 */
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@Threads(16)
public class HttpConvertBenchmark {

  /** Callbatch. */
  @Benchmark
  public byte[] callbatch(ConvertingClient client) throws IOException {
    return client.connection.post();
  }

  /** A server that takes and gives as many bytes. */
  @Benchmark
  public byte[] bareEcho(EchoClient client) throws IOException {
    return client.connection.post();
  }

  /** The server. */
  @State(Scope.Benchmark)
  public static class ConvertingServer {

    private CallbatchServer server;

    /** Starts it. */
    @Setup
    public void start() throws IOException {
      server = Servers.start("sqlite::memory:");
    }

    /** Stops it. */
    @TearDown
    public void stop() {
      server.stop();
    }
  }

  /** A client of it for each thread. */
  @State(Scope.Thread)
  public static class ConvertingClient {

    private HttpConnection connection;

    /** Connects, and looks at one answer. */
    @Setup
    public void connect(ConvertingServer served, ServedDocument document) throws IOException {
      connection = new HttpConnection(served.server.httpPort(), "/v1/convert", document.json);
      ServedDocument.require(connection.post(), document.protobuf);
    }

    /** Disconnects. */
    @TearDown
    public void disconnect() throws IOException {
      connection.close();
    }
  }

  /** The bare server. */
  @State(Scope.Benchmark)
  public static class EchoServer {

    private HttpEchoServer server;

    /** Starts it. */
    @Setup
    public void start(ServedDocument document) {
      server = new HttpEchoServer(document.protobuf);
    }

    /** Stops it. */
    @TearDown
    public void stop() {
      server.close();
    }
  }

  /** A client of it for each thread. */
  @State(Scope.Thread)
  public static class EchoClient {

    private HttpConnection connection;

    /** Connects, and looks at one answer. */
    @Setup
    public void connect(EchoServer served, ServedDocument document) throws IOException {
      connection = new HttpConnection(served.server.port(), HttpEchoServer.PATH, document.json);
      ServedDocument.require(connection.post(), document.protobuf);
    }

    /** Disconnects. */
    @TearDown
    public void disconnect() throws IOException {
      connection.close();
    }
  }
}

package io.callbatch.bench.service;

import io.callbatch.app.CallbatchServer;
import io.callbatch.bench.Servers;
import io.callbatch.v1.ConversionServiceGrpc;
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

/** {@code ParseBatch} through 16 connections, one request at a time on each. */
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@Threads(16)
public class ParseBatchBenchmark {

  /** Callbatch. */
  @Benchmark
  public byte[] callbatch(ParsingClient client) {
    return client.connection.call(client.request);
  }

  /** A server that takes and gives as many bytes. */
  @Benchmark
  public byte[] bareEcho(EchoClient client) {
    return client.connection.call(client.request);
  }

  /** The server. */
  @State(Scope.Benchmark)
  public static class ParsingServer {

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
  public static class ParsingClient {

    private GrpcConnection connection;
    private byte[] request = {};

    /** Connects, and looks at one answer. */
    @Setup
    public void connect(ParsingServer served, ServedDocument document) {
      request = document.parseRequest;
      connection =
          new GrpcConnection(
              served.server.grpcPort(),
              BytesMarshaller.unary(
                  ConversionServiceGrpc.getParseBatchMethod().getFullMethodName()));
      ServedDocument.require(connection.call(request), document.parseResponse);
    }

    /** Disconnects. */
    @TearDown
    public void disconnect() {
      connection.close();
    }
  }

  /** The bare server. */
  @State(Scope.Benchmark)
  public static class EchoServer {

    private GrpcEchoServer server;

    /** Starts it. */
    @Setup
    public void start(ServedDocument document) throws IOException {
      server = new GrpcEchoServer(document.parseResponse);
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

    private GrpcConnection connection;
    private byte[] request = {};

    /** Connects, and looks at one answer. */
    @Setup
    public void connect(EchoServer served, ServedDocument document) {
      request = document.parseRequest;
      connection = new GrpcConnection(served.server.port(), GrpcEchoServer.METHOD);
      ServedDocument.require(connection.call(request), document.parseResponse);
    }

    /** Disconnects. */
    @TearDown
    public void disconnect() {
      connection.close();
    }
  }
}

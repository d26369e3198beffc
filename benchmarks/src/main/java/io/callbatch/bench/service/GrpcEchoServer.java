package io.callbatch.bench.service;

import io.callbatch.bench.Servers;
import io.grpc.InsecureServerCredentials;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A gRPC server set up as Callbatch's, Netty with handlers on virtual threads, without interceptors
 * and services but one that gives the same bytes for whatever bytes it gets.
 */
final class GrpcEchoServer implements AutoCloseable {

  static final MethodDescriptor<byte[], byte[]> METHOD = BytesMarshaller.unary("bench.Echo/Echo");

  private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
  private final Server server;

  GrpcEchoServer(byte[] answer) throws IOException {
    server =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(Servers.HOST, 0), InsecureServerCredentials.create())
            .executor(handlers)
            .addService(
                ServerServiceDefinition.builder("bench.Echo")
                    .addMethod(
                        METHOD,
                        ServerCalls.asyncUnaryCall((_, answers) -> {
                          answers.onNext(answer);
                          answers.onCompleted();
                        }))
                    .build())
            .build()
            .start();
  }

  int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
    handlers.shutdownNow();
  }
}

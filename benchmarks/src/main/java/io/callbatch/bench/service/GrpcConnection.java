package io.callbatch.bench.service;

import io.callbatch.bench.Servers;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;

/** A client with a connection of its own that waits for each answer. */
final class GrpcConnection implements AutoCloseable {

  private final ManagedChannel channel;
  private final MethodDescriptor<byte[], byte[]> method;

  GrpcConnection(int port, MethodDescriptor<byte[], byte[]> method) {
    this.channel =
        NettyChannelBuilder.forAddress(Servers.HOST, port).usePlaintext().directExecutor().build();
    this.method = method;
  }

  byte[] call(byte[] request) {
    return ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, request);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}

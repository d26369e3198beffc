package io.callbatch.app.transfer;

import io.callbatch.adapter.grpc.GrpcServices;
import io.callbatch.adapter.grpc.client.CallClient;
import io.callbatch.adapter.grpc.service.CallGrpcService;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.ExecuteBatchUseCase;
import io.callbatch.domain.port.in.ListCallsUseCase;
import io.callbatch.domain.usecase.OpenAccess;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A client of the real services on use cases that a test plays. */
final class FakeCalls implements AutoCloseable {
  private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
  private final Server server;
  private final ManagedChannel channel;

  FakeCalls(ExecuteBatchUseCase executeBatch, ListCallsUseCase listCalls) throws IOException {
    String name = InProcessServerBuilder.generateName();
    GrpcServices services =
        new GrpcServices(
            new OpenAccess(
                new Caller(new PortalId("default"), ChangeSource.integration("callbatch"))),
            16 << 20,
            List.of(
                new CallGrpcService(
                    executeBatch,
                    command -> unexpected(command),
                    command -> unexpected(command),
                    listCalls,
                    command -> unexpected(command))));
    server =
        services.addTo(InProcessServerBuilder.forName(name)).executor(handlers).build().start();
    channel = InProcessChannelBuilder.forName(name).build();
  }

  static <T> T unexpected(Object command) {
    throw new AssertionError("nobody expected " + command);
  }

  CallClient client() {
    return new CallClient(channel, Optional.empty());
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
    handlers.shutdownNow();
  }
}

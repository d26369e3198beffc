package io.callbatch.adapter.grpc.service;

import io.callbatch.adapter.grpc.GrpcServices;
import io.callbatch.adapter.grpc.format.MessageReading;
import io.callbatch.adapter.grpc.inbound.InboundGuard;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.ArchiveCallUseCase;
import io.callbatch.domain.port.in.CallPropertiesUseCase;
import io.callbatch.domain.port.in.CancelBatchUseCase;
import io.callbatch.domain.port.in.Capacity;
import io.callbatch.domain.port.in.ExecuteBatchUseCase;
import io.callbatch.domain.port.in.GetBatchUseCase;
import io.callbatch.domain.port.in.ListBatchesUseCase;
import io.callbatch.domain.port.in.ListCallsUseCase;
import io.callbatch.domain.port.in.PurgeCallUseCase;
import io.callbatch.domain.port.in.SearchCallsUseCase;
import io.callbatch.domain.port.in.SubmitBatchUseCase;
import io.callbatch.domain.port.in.TokenAccess;
import io.callbatch.domain.port.in.WatchBatchUseCase;
import io.callbatch.domain.usecase.ByteBudget;
import io.callbatch.domain.usecase.HeapRoom;
import io.callbatch.domain.usecase.OpenAccess;
import io.callbatch.domain.usecase.OpenGate;
import io.callbatch.domain.usecase.OpenStreams;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The facade's services behind the real interceptors, in this process. Tests set the ports that
 * they expect to be called.
 */
public final class Facade implements AutoCloseable {
  /** Everybody is this caller unless a test says otherwise. */
  public static final Caller CALLER =
      new Caller(new PortalId("default"), ChangeSource.integration("callbatch"));

  public TokenAccess tokens = new OpenAccess(CALLER);
  public ExecuteBatchUseCase executeBatch = command -> unexpected(command);
  SubmitBatchUseCase submitBatch = command -> unexpected(command);
  GetBatchUseCase getBatch = command -> unexpected(command);
  ListBatchesUseCase listBatches = command -> unexpected(command);
  CancelBatchUseCase cancelBatch = (_, batch) -> unexpected(batch);
  WatchBatchUseCase watchBatch = (_, batch, _) -> unexpected(batch);
  ArchiveCallUseCase archiveCall = command -> unexpected(command);
  PurgeCallUseCase purgeCall = command -> unexpected(command);
  ListCallsUseCase listCalls = command -> unexpected(command);
  SearchCallsUseCase searchCalls = command -> unexpected(command);
  CallPropertiesUseCase callProperties = new FakeProperties();

  /** What watchers go by; stands still unless a test moves it. */
  final AtomicLong nanoTime = new AtomicLong();

  private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor();
  final ByteBudget memory = new ByteBudget(1 << 22);
  final InboundGuard guard =
      new InboundGuard(
          new Capacity(memory, new OpenStreams(2), new HeapRoom(1 << 26, 2), new OpenGate()),
          GrpcServices.mostBytes(1 << 20),
          Duration.ofSeconds(60),
          () -> nanoTime.get());
  private final Server server;
  private final ManagedChannel channel;

  public Facade() {
    String name = InProcessServerBuilder.generateName();
    GrpcServices services =
        new GrpcServices(
            token -> tokens.resolve(token),
            _ -> true,
            1 << 20,
            Optional.of(guard),
            List.of(
                new ConversionGrpcService(
                    command -> unexpected(command),
                    command -> unexpected(command),
                    new MessageReading((_, _, _) -> Optional.empty()),
                    1),
                new CallBatchGrpcService(
                    command -> executeBatch.execute(command),
                    command -> submitBatch.submit(command),
                    command -> getBatch.get(command),
                    command -> listBatches.list(command),
                    (portal, batch) -> cancelBatch.cancel(portal, batch),
                    (portal, batch, watcher) -> watchBatch.watch(portal, batch, watcher),
                    watchers,
                    () -> nanoTime.get()),
                new CallGrpcService(
                    command -> executeBatch.execute(command),
                    command -> archiveCall.archive(command),
                    command -> purgeCall.purge(command),
                    command -> listCalls.list(command),
                    command -> searchCalls.search(command)),
                new PropertyGrpcService(callProperties)));
    try {
      server =
          services.addTo(InProcessServerBuilder.forName(name)).executor(handlers).build().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    channel = InProcessChannelBuilder.forName(name).build();
  }

  private static <T> T unexpected(Object command) {
    throw new AssertionError("nobody expected " + command);
  }

  public ManagedChannel channel() {
    return channel;
  }

  public Server server() {
    return server;
  }

  /** Ends what waits for changes, as a server that goes down does. */
  void stopWatchers() {
    watchers.shutdownNow();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
    watchers.shutdownNow();
    handlers.shutdownNow();
  }
}

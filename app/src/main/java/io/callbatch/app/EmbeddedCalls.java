package io.callbatch.app;

import io.callbatch.adapter.grpc.GrpcServices;
import io.callbatch.adapter.grpc.service.CallGrpcService;
import io.callbatch.adapter.grpc.service.PropertyGrpcService;
import io.callbatch.adapter.sql.SqlStore;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.run.BatchLimits;
import io.callbatch.domain.usecase.OpenAccess;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The calls of one portal in a store, served within this process: what serves clients elsewhere
 * serves the command line, too. Safe for several threads.
 */
public final class EmbeddedCalls implements AutoCloseable {

  private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
  private final SqlStore store;
  private final Server server;
  private final ManagedChannel channel;

  /**
   * Opens a store.
   *
   * @param url {@code sqlite:PATH}, {@code sqlite::memory:} or {@code postgresql://user@host/db}
   * @throws io.callbatch.adapter.sql.StoreOpenException if the store can't be opened
   * @throws IOException if it can't be served
   */
  public EmbeddedCalls(String url, PortalId portal) throws IOException {
    InstantSource clock = InstantSource.system();
    StoreFile.keepPrivate(url);
    store = SqlStore.open(url);
    Batches batches =
        Batches.on(
            store.transactions(),
            store.feed(),
            clock,
            new TimeOrderedIds(clock, new SecureRandom()),
            BatchLimits.DEFAULT);
    GrpcServices services =
        new GrpcServices(
            new OpenAccess(new Caller(portal, ChangeSource.integration("callbatch"))),
            ReadLimits.DEFAULT.maxDocumentBytes(),
            List.of(
                new CallGrpcService(
                    batches.execute(),
                    batches.archiveCall(),
                    batches.purgeCall(),
                    batches.listCalls(),
                    batches.searchCalls()),
                new PropertyGrpcService(batches.callProperties())));
    String name = InProcessServerBuilder.generateName();
    server =
        services.addTo(InProcessServerBuilder.forName(name)).executor(handlers).build().start();
    channel = InProcessChannelBuilder.forName(name).build();
  }

  /** The way to the services. */
  public Channel channel() {
    return channel;
  }

  /** Where the store is, without a password. */
  public String storeUrl() {
    return store.url();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
    handlers.close();
    store.close();
  }
}

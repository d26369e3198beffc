package io.callbatch.adapter.grpc;

import io.callbatch.adapter.grpc.access.AccessInterceptor;
import io.callbatch.adapter.grpc.access.HostInterceptor;
import io.callbatch.adapter.grpc.error.CallTimeouts;
import io.callbatch.adapter.grpc.error.CancellationInterceptor;
import io.callbatch.adapter.grpc.error.DeadlineInterceptor;
import io.callbatch.adapter.grpc.error.FailureInterceptor;
import io.callbatch.adapter.grpc.error.MessageParsing;
import io.callbatch.adapter.grpc.inbound.InboundGuard;
import io.callbatch.domain.port.in.TokenAccess;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.ChannelzService;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionService;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The services of this module and the standard ones beside them, to put on any server. Safe for use
 * by several threads.
 */
public final class GrpcServices {

  /**
   * Room for what a request holds besides its document, and for documents somewhat too large, which
   * the rpc itself can refuse by name; what is beyond it ends the rpc, and a stream with it.
   */
  private static final int WRAPPING_BYTES = 1 << 20;

  private static final int CHANNELZ_PAGE = 100;

  private final TokenAccess tokens;
  private final Predicate<String> servedHosts;
  private final int maxDocumentBytes;
  private final Optional<InboundGuard> guard;
  private final List<BindableService> services;
  private final HealthStatusManager health = new HealthStatusManager();

  /**
   * These services, those of the package {@code service}, let in by this port.
   *
   * @param maxDocumentBytes bytes of one document, and of the inputs of one batch
   */
  public GrpcServices(TokenAccess tokens, int maxDocumentBytes, List<BindableService> services) {
    this(tokens, _ -> true, maxDocumentBytes, Optional.empty(), services);
  }

  /**
   * The same, guarded from what clients send and whom they ask for.
   *
   * @param servedHosts hosts with their ports that rpcs may ask for in {@code :authority}
   * @param guard bounds messages; empty: a library's limit of their size does
   */
  public GrpcServices(
      TokenAccess tokens,
      Predicate<String> servedHosts,
      int maxDocumentBytes,
      Optional<InboundGuard> guard,
      List<BindableService> services) {
    this.tokens = tokens;
    this.servedHosts = servedHosts;
    this.maxDocumentBytes = maxDocumentBytes;
    this.guard = guard;
    this.services = List.copyOf(services);
    this.services.forEach(service ->
        health.setStatus(
            service.bindService().getServiceDescriptor().getName(), ServingStatus.SERVING));
  }

  /**
   * Puts everything on a server, with the size of messages that it needs. The server should run its
   * handlers on virtual threads: they block.
   */
  @SuppressWarnings("deprecation") // v1alpha of reflection: tools in use still ask for it
  public <T extends ServerBuilder<T>> T addTo(T server) {
    services.forEach(
        service -> server.addService(MessageParsing.behindInterceptors(service.bindService())));
    // The one that is added last comes first.
    server
        .maxInboundMessageSize(guard.isPresent() ? Integer.MAX_VALUE : mostBytes(maxDocumentBytes))
        .intercept(new CancellationInterceptor());
    guard.ifPresent(bounds -> server.addStreamTracerFactory(bounds.tracers()).intercept(bounds));
    return server
        .intercept(new AccessInterceptor(tokens))
        .intercept(new HostInterceptor(servedHosts))
        .intercept(new FailureInterceptor())
        .intercept(new DeadlineInterceptor())
        .addStreamTracerFactory(new CallTimeouts())
        .addService(health.getHealthService())
        .addService(ProtoReflectionServiceV1.newInstance())
        .addService(ProtoReflectionService.newInstance())
        .addService(ChannelzService.newInstance(CHANNELZ_PAGE));
  }

  /** Bytes of one message, which holds a document of so many and some more. */
  public static int mostBytes(int maxDocumentBytes) {
    return (int) Math.min(Integer.MAX_VALUE, (long) maxDocumentBytes + WRAPPING_BYTES);
  }

  /**
   * Tells health checks whether a server as a whole, and each of its services, can do its work.
   * Those who watch are told of changes only.
   */
  public void serving(Server server, boolean serving) {
    ServingStatus status = serving ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
    health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, status);
    server
        .getServices()
        .forEach(service -> health.setStatus(service.getServiceDescriptor().getName(), status));
  }

  /** Tells health checks, for good, that the server is about to go. */
  public void enterTerminalState() {
    health.enterTerminalState();
  }
}

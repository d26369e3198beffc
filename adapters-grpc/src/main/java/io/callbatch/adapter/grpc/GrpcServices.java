package io.callbatch.adapter.grpc;

import io.callbatch.adapter.grpc.error.FailureInterceptor;
import io.callbatch.adapter.grpc.format.MessageReading;
import io.callbatch.adapter.grpc.service.ConversionGrpcService;
import io.callbatch.domain.port.in.ReadBatchUseCase;
import io.callbatch.domain.port.in.WriteBatchUseCase;
import io.callbatch.domain.port.out.UnknownMemberRules;
import io.callbatch.v1.ConversionServiceGrpc;
import io.grpc.ServerBuilder;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.ChannelzService;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionService;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;

/**
 * The services of this module and the standard ones beside them, to put on any server. Safe for use
 * by several threads.
 */
public final class GrpcServices {

  /** Room for what a request holds besides its document. */
  private static final int WRAPPING_BYTES = 64 << 10;

  private static final int CHANNELZ_PAGE = 100;

  private final ConversionGrpcService conversion;
  private final int maxDocumentBytes;
  private final HealthStatusManager health = new HealthStatusManager();

  /**
   * Services on these use cases.
   *
   * @param maxViolations how many violations, and warnings, of a document are listed
   * @param maxDocumentBytes bytes of one document
   */
  public GrpcServices(
      ReadBatchUseCase readBatch,
      WriteBatchUseCase writeBatch,
      UnknownMemberRules unknownMemberRules,
      int maxViolations,
      int maxDocumentBytes) {
    this.conversion =
        new ConversionGrpcService(
            readBatch, writeBatch, new MessageReading(unknownMemberRules), maxViolations);
    this.maxDocumentBytes = maxDocumentBytes;
    health.setStatus(ConversionServiceGrpc.SERVICE_NAME, ServingStatus.SERVING);
  }

  /** Puts everything on a server, with the size of messages that it needs. */
  @SuppressWarnings("deprecation") // v1alpha of reflection: tools in use still ask for it
  public <T extends ServerBuilder<T>> T addTo(T server) {
    return server
        .maxInboundMessageSize(
            (int) Math.min(Integer.MAX_VALUE, (long) maxDocumentBytes + WRAPPING_BYTES))
        .intercept(new FailureInterceptor())
        .addService(conversion)
        .addService(health.getHealthService())
        .addService(ProtoReflectionServiceV1.newInstance())
        .addService(ProtoReflectionService.newInstance())
        .addService(ChannelzService.newInstance(CHANNELZ_PAGE));
  }

  /** Tells health checks, for good, that the server is about to go. */
  public void enterTerminalState() {
    health.enterTerminalState();
  }
}

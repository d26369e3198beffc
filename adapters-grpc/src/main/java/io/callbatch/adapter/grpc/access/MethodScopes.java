package io.callbatch.adapter.grpc.access;

import io.callbatch.domain.port.in.Scope;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.CallServiceGrpc;
import io.callbatch.v1.ConversionServiceGrpc;
import io.callbatch.v1.PropertyServiceGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.channelz.v1.ChannelzGrpc;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scope that each method needs. A method that isn't here is for nobody. */
public final class MethodScopes {

  /** What load balancers and orchestrators ask, who have no token. */
  private static final Set<String> OPEN_SERVICES = Set.of(HealthGrpc.SERVICE_NAME);

  /** What describes the rpcs: for every token. */
  private static final Set<String> SERVICES_FOR_ALL_TOKENS =
      Set.of(
          ServerReflectionGrpc.SERVICE_NAME,
          io.grpc.reflection.v1alpha.ServerReflectionGrpc.SERVICE_NAME);

  /** What tells of the server and its peers: for those who run it. */
  private static final Set<String> ADMIN_SERVICES = Set.of(ChannelzGrpc.SERVICE_NAME);

  private static final Map<String, Scope> SCOPES =
      Stream.of(
              needing(
                  Scope.CONVERT,
                  ConversionServiceGrpc.getParseBatchMethod(),
                  ConversionServiceGrpc.getPrintBatchMethod(),
                  ConversionServiceGrpc.getConvertStreamMethod()),
              needing(
                  Scope.READ,
                  CallBatchServiceGrpc.getBatchReadCallsMethod(),
                  CallBatchServiceGrpc.getGetBatchMethod(),
                  CallBatchServiceGrpc.getListBatchesMethod(),
                  CallBatchServiceGrpc.getWatchBatchMethod(),
                  CallServiceGrpc.getGetCallMethod(),
                  CallServiceGrpc.getListCallsMethod(),
                  CallServiceGrpc.getSearchCallsMethod(),
                  CallServiceGrpc.getExportCallsMethod(),
                  PropertyServiceGrpc.getListPropertiesMethod(),
                  PropertyServiceGrpc.getGetPropertyMethod()),
              needing(
                  Scope.WRITE,
                  CallBatchServiceGrpc.getBatchCreateCallsMethod(),
                  CallBatchServiceGrpc.getBatchUpdateCallsMethod(),
                  CallBatchServiceGrpc.getBatchUpsertCallsMethod(),
                  CallBatchServiceGrpc.getBatchArchiveCallsMethod(),
                  CallBatchServiceGrpc.getSubmitBatchMethod(),
                  CallBatchServiceGrpc.getCancelBatchMethod(),
                  CallServiceGrpc.getCreateCallMethod(),
                  CallServiceGrpc.getUpdateCallMethod(),
                  CallServiceGrpc.getArchiveCallMethod(),
                  CallServiceGrpc.getPurgeCallMethod(),
                  CallServiceGrpc.getImportCallsMethod(),
                  PropertyServiceGrpc.getCreatePropertyMethod(),
                  PropertyServiceGrpc.getUpdatePropertyMethod(),
                  PropertyServiceGrpc.getArchivePropertyMethod()))
          .flatMap(methods -> methods.entrySet().stream())
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private MethodScopes() {}

  private static Map<String, Scope> needing(Scope scope, MethodDescriptor<?, ?>... methods) {
    return Stream.of(methods)
        .collect(Collectors.toMap(MethodDescriptor::getFullMethodName, _ -> scope));
  }

  /** Whether everybody may call the method, with or without a token. */
  public static boolean isOpen(MethodDescriptor<?, ?> method) {
    return isOf(method, OPEN_SERVICES);
  }

  /** Whether a token may call the method whatever its scopes. */
  public static boolean isForAllTokens(MethodDescriptor<?, ?> method) {
    return isOf(method, SERVICES_FOR_ALL_TOKENS);
  }

  /** The scope that another method needs; empty: nobody may call it. */
  public static Optional<Scope> needed(MethodDescriptor<?, ?> method) {
    return isOf(method, ADMIN_SERVICES)
        ? Optional.of(Scope.ADMIN)
        : Optional.ofNullable(SCOPES.get(method.getFullMethodName()));
  }

  private static boolean isOf(MethodDescriptor<?, ?> method, Set<String> services) {
    String service = method.getServiceName();
    return service != null && services.contains(service);
  }
}

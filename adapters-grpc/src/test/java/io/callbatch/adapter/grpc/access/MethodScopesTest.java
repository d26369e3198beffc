package io.callbatch.adapter.grpc.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.grpc.service.Facade;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.CallServiceGrpc;
import io.callbatch.v1.ConversionServiceGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.channelz.v1.ChannelzGrpc;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MethodScopesTest {
  @Test
  void everyMethodOfTheServerNeedsAScopeOrIsOpenOnPurpose() {
    try (Facade facade = new Facade()) {
      List<MethodDescriptor<?, ?>> methods =
          facade.server().getServices().stream()
              .flatMap(service -> service.getMethods().stream())
              .<MethodDescriptor<?, ?>>map(ServerMethodDefinition::getMethodDescriptor)
              .toList();

      assertThat(methods).hasSizeGreaterThan(30);
      assertThat(methods)
          .allSatisfy(method -> {
            assertThat(
                    Stream.of(
                            MethodScopes.isOpen(method),
                            MethodScopes.isForAllTokens(method),
                            MethodScopes.needed(method).isPresent())
                        .filter(holds -> holds))
                .as("%s must be in one of the tables", method.getFullMethodName())
                .hasSize(1);
            assertThat(MethodScopes.isOpen(method))
                .as("only health is for everybody, not %s", method.getFullMethodName())
                .isEqualTo(method.getFullMethodName().startsWith("grpc.health."));
            assertThat(MethodScopes.isForAllTokens(method))
                .as("only reflection is for all tokens, not %s", method.getFullMethodName())
                .isEqualTo(method.getFullMethodName().startsWith("grpc.reflection."));
          });
    }
  }

  @Test
  void readingNeedsLessThanWriting() {
    assertThat(MethodScopes.needed(CallBatchServiceGrpc.getBatchReadCallsMethod()))
        .contains(Scope.READ);
    assertThat(MethodScopes.needed(CallServiceGrpc.getPurgeCallMethod())).contains(Scope.WRITE);
    assertThat(MethodScopes.needed(ConversionServiceGrpc.getParseBatchMethod()))
        .contains(Scope.CONVERT);
    assertThat(MethodScopes.needed(ChannelzGrpc.getGetServersMethod())).contains(Scope.ADMIN);
  }
}

package io.callbatch.adapter.grpc.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.grpc.service.Facade;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.CallServiceGrpc;
import io.callbatch.v1.ConversionServiceGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import java.util.List;
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
            assertThat(MethodScopes.isOpen(method) ^ MethodScopes.needed(method).isPresent())
                .as("%s must be in the table", method.getFullMethodName())
                .isTrue();
            assertThat(MethodScopes.isOpen(method))
                .as("%s is ours, so not for everybody", method.getFullMethodName())
                .isEqualTo(!method.getFullMethodName().startsWith("callbatch."));
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
  }
}

package io.callbatch.adapter.grpc.service;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A service of which some methods encode their responses themselves, instead of making messages
 * that do. Clients see no difference. Use it once.
 */
final class EncodingMethods {

  private static final Marshaller<byte[]> AS_ENCODED =
      new Marshaller<>() {
        @Override
        public InputStream stream(byte[] message) {
          return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream stream) {
          try (stream) {
            return stream.readAllBytes();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };

  private final ServiceDescriptor generated;
  private final Map<String, ServerMethodDefinition<?, ?>> methods = new LinkedHashMap<>();

  /** All methods as the generated code binds them. */
  EncodingMethods(ServerServiceDefinition service) {
    generated = service.getServiceDescriptor();
    service
        .getMethods()
        .forEach(method -> methods.put(method.getMethodDescriptor().getFullMethodName(), method));
  }

  /** Has a unary method answer with what a function encodes. */
  <Q> EncodingMethods unary(MethodDescriptor<Q, ?> method, Function<Q, byte[]> function) {
    MethodDescriptor<Q, byte[]> encoding =
        method.toBuilder(method.getRequestMarshaller(), AS_ENCODED).build();
    methods.put(
        method.getFullMethodName(),
        ServerMethodDefinition.create(
            encoding,
            ServerCalls.<Q, byte[]>asyncUnaryCall((request, responses) -> {
              responses.onNext(function.apply(request));
              responses.onCompleted();
            })));
    return this;
  }

  ServerServiceDefinition bind() {
    ServiceDescriptor.Builder descriptor =
        ServiceDescriptor.newBuilder(generated.getName())
            .setSchemaDescriptor(generated.getSchemaDescriptor());
    methods.values().forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
    ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(descriptor.build());
    methods.values().forEach(service::addMethod);
    return service.build();
  }
}

package io.callbatch.adapter.grpc.error;

import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import java.io.InputStream;

/**
 * Has messages parsed behind the interceptors instead of before them, so that one that can't be
 * parsed is a failure like others. Left to itself gRPC answers UNKNOWN and logs a stack trace for
 * what is the client's fault.
 */
public final class MessageParsing {

  private static final Marshaller<InputStream> AS_IT_CAME =
      new Marshaller<>() {
        @Override
        public InputStream stream(InputStream value) {
          return value;
        }

        @Override
        public InputStream parse(InputStream stream) {
          return stream;
        }
      };

  private MessageParsing() {}

  /** The same service; nothing is copied on the way. */
  public static ServerServiceDefinition behindInterceptors(ServerServiceDefinition service) {
    return ServerInterceptors.useMarshalledMessages(service, AS_IT_CAME);
  }
}

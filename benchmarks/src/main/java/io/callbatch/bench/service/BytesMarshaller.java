package io.callbatch.bench.service;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Sends and takes messages as the bytes that they are, so that clients spend nothing on them. */
final class BytesMarshaller implements MethodDescriptor.Marshaller<byte[]> {

  /** A method of one request and one answer. */
  static MethodDescriptor<byte[], byte[]> unary(String fullName) {
    return MethodDescriptor.<byte[], byte[]>newBuilder()
        .setType(MethodType.UNARY)
        .setFullMethodName(fullName)
        .setRequestMarshaller(new BytesMarshaller())
        .setResponseMarshaller(new BytesMarshaller())
        .build();
  }

  @Override
  public InputStream stream(byte[] message) {
    return new ByteArrayInputStream(message);
  }

  @Override
  public byte[] parse(InputStream stream) {
    try {
      return stream.readNBytes(stream.available()); // gRPC's streams know their length
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.callbatch.app;

import com.google.protobuf.ByteString;
import io.callbatch.domain.model.ReadMode;
import io.callbatch.v1.ConversionServiceGrpc;
import io.callbatch.v1.ConvertStreamRequest;
import io.callbatch.v1.ConvertStreamResponse;
import io.grpc.Channel;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs a whole stream and gives its answers. */
public final class GrpcStreams {
  private GrpcStreams() {}

  /** One JSON document. */
  public static ConvertStreamResponse convert(Channel channel, byte[] json, ReadMode mode)
      throws Exception {
    return convert(
            channel,
            List.of(
                ConvertStreamRequest.newBuilder()
                    .setJson(ByteString.copyFrom(json))
                    .setMode(io.callbatch.v1.ReadMode.valueOf("READ_MODE_" + mode.name()))
                    .build()))
        .getFirst();
  }

  /** Any number of documents; fails as the stream does. */
  public static List<ConvertStreamResponse> convert(
      Channel channel, List<ConvertStreamRequest> requests) throws Exception {
    List<ConvertStreamResponse> answers = new ArrayList<>();
    CompletableFuture<List<ConvertStreamResponse>> done = new CompletableFuture<>();
    StreamObserver<ConvertStreamRequest> sender =
        ConversionServiceGrpc.newStub(channel)
            .convertStream(
                new StreamObserver<>() {
                  @Override
                  public void onNext(ConvertStreamResponse answer) {
                    answers.add(answer);
                  }

                  @Override
                  public void onError(Throwable failure) {
                    done.completeExceptionally(failure);
                  }

                  @Override
                  public void onCompleted() {
                    done.complete(answers);
                  }
                });
    requests.forEach(sender::onNext);
    sender.onCompleted();
    return done.get(30, TimeUnit.SECONDS);
  }
}

package io.callbatch.adapter.grpc.service;

import io.callbatch.v1.ConvertStreamRequest;
import io.callbatch.v1.ConvertStreamResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.Function;

/**
 * Answers the requests of one stream, in order and one at a time: the next one is asked for when
 * the client is ready for another answer. So a client that doesn't read fills no memory.
 */
final class ConvertStreamHandler implements StreamObserver<ConvertStreamRequest> {

  private final Function<ConvertStreamRequest, ConvertStreamResponse> conversion;
  private final ServerCallStreamObserver<ConvertStreamResponse> answers;
  private boolean requested;

  ConvertStreamHandler(
      Function<ConvertStreamRequest, ConvertStreamResponse> conversion,
      ServerCallStreamObserver<ConvertStreamResponse> answers) {
    this.conversion = conversion;
    this.answers = answers;
    answers.disableAutoRequest();
    answers.setOnReadyHandler(this::requestNext);
  }

  /** Runs in the rpc's own sequence of callbacks, like everything here. */
  private void requestNext() {
    if (answers.isReady() && !requested) {
      requested = true;
      answers.request(1);
    }
  }

  @Override
  public void onNext(ConvertStreamRequest request) {
    requested = false;
    answers.onNext(conversion.apply(request));
    requestNext();
  }

  @Override
  public void onError(Throwable failure) {
    // The client is gone: nothing is left to answer or to undo.
  }

  @Override
  public void onCompleted() {
    answers.onCompleted();
  }
}

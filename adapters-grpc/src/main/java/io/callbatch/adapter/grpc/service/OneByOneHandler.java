package io.callbatch.adapter.grpc.service;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.Function;

/**
 * Answers the requests of one stream, in order and one at a time: the next one is asked for when
 * the client is ready for another answer. So a client that doesn't read fills no memory.
 *
 * @param <Q> what the client sends
 * @param <A> what answers it
 */
final class OneByOneHandler<Q, A> implements StreamObserver<Q> {

  private final Function<Q, A> answering;
  private final ServerCallStreamObserver<A> answers;
  private boolean requested;

  OneByOneHandler(Function<Q, A> answering, StreamObserver<A> answers) {
    this.answering = answering;
    this.answers = (ServerCallStreamObserver<A>) answers;
    this.answers.disableAutoRequest();
    this.answers.setOnReadyHandler(this::requestNext);
  }

  /** Runs in the rpc's own sequence of callbacks, like everything here. */
  private void requestNext() {
    if (answers.isReady() && !requested) {
      requested = true;
      answers.request(1);
    }
  }

  @Override
  public void onNext(Q request) {
    requested = false;
    answers.onNext(answering.apply(request));
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

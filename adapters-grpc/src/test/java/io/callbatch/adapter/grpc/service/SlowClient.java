package io.callbatch.adapter.grpc.service;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client that takes a message when a test asks for one, and no sooner. */
final class SlowClient<Q, A> implements ClientResponseObserver<Q, A> {
  private static final int PATIENCE_SECONDS = 20;

  private final BlockingQueue<Event<A>> events = new LinkedBlockingQueue<>();
  private ClientCallStreamObserver<Q> requests;

  private record Event<A>(Optional<A> message, Optional<StatusRuntimeException> failure) {}

  @Override
  public void beforeStart(ClientCallStreamObserver<Q> requestStream) {
    requests = requestStream;
    requests.disableAutoRequestWithInitial(0);
  }

  void send(Q request) {
    requests.onNext(request);
  }

  void finish() {
    requests.onCompleted();
  }

  /** Is ready for so many messages beyond those that are read. */
  void ask(int messages) {
    requests.request(messages);
  }

  void cancel() {
    requests.cancel("enough", null);
  }

  /** The next message. */
  A read() {
    return next().orElseThrow(() -> new AssertionError("the stream has ended"));
  }

  /** All messages up to the end. */
  List<A> readAll() {
    List<A> messages = new ArrayList<>();
    for (Optional<A> next = next(); next.isPresent(); next = next()) {
      messages.add(next.get());
    }
    return messages;
  }

  private Optional<A> next() {
    requests.request(1);
    try {
      Event<A> event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("no message came");
      }
      if (event.failure().isPresent()) {
        throw event.failure().get();
      }
      return event.message();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void onNext(A message) {
    events.add(new Event<>(Optional.of(message), Optional.empty()));
  }

  @Override
  public void onError(Throwable failure) {
    events.add(new Event<>(Optional.empty(), Optional.of((StatusRuntimeException) failure)));
  }

  @Override
  public void onCompleted() {
    events.add(new Event<>(Optional.empty(), Optional.empty()));
  }
}

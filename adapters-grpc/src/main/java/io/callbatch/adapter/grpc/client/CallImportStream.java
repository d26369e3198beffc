package io.callbatch.adapter.grpc.client;

import io.callbatch.adapter.grpc.mapping.CallInputProtoMapper;
import io.callbatch.adapter.grpc.mapping.InputFailureProtoMapper;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.v1.CallServiceGrpc.CallServiceStub;
import io.callbatch.v1.ImportCallsRequest;
import io.callbatch.v1.ImportCallsResponse;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Calls on their way to a server, which acknowledges them batch for batch in the order of sending.
 * What is sent and not acknowledged is in memory, so whoever sends must take acknowledgements in
 * between. For one thread.
 *
 * <p>Sending never waits: a server that waits for its acknowledgements to be taken, and a client
 * that waits for the server to take more, would wait for ever.
 */
public final class CallImportStream implements AutoCloseable {

  private final Answers answers;
  private final Answered answered = new Answered();
  private final ClientCallStreamObserver<ImportCallsRequest> requests;

  CallImportStream(Answers answers, CallServiceStub calls) {
    this.answers = answers;
    requests = (ClientCallStreamObserver<ImportCallsRequest>) calls.importCalls(answered);
  }

  /**
   * Says what came of a batch.
   *
   * @param requestId the batch
   * @param inputs how many inputs it had
   * @param failed those that failed, in their order
   * @param replayed whether the server had the batch already, and has done nothing this time
   */
  public record Acknowledgement(
      String requestId, int inputs, List<InputOutcome.Failed> failed, boolean replayed) {}

  /** What the server has said and nobody has taken. */
  private static final class Answered implements StreamObserver<ImportCallsResponse> {

    sealed interface Answer {
      record Message(ImportCallsResponse message) implements Answer {}

      record End(Status status) implements Answer {}
    }

    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

    @Override
    public void onNext(ImportCallsResponse message) {
      answers.add(new Answer.Message(message));
    }

    @Override
    public void onError(Throwable failure) {
      answers.add(new Answer.End(Status.fromThrowable(failure)));
    }

    @Override
    public void onCompleted() {
      answers.add(new Answer.End(Status.OK));
    }

    Answer take() throws InterruptedException {
      return answers.take();
    }
  }

  /** Sends a batch; that the server has ended the import is said in place of acknowledgements. */
  public void send(RequestId requestId, List<CallInput> inputs) {
    ImportCallsRequest.Builder request =
        ImportCallsRequest.newBuilder().setRequestId(requestId.value());
    inputs.forEach(input -> request.addInputs(CallInputProtoMapper.INSTANCE.toProto(input)));
    requests.onNext(request.build());
  }

  /**
   * Waits for the next acknowledgement.
   *
   * @throws ServerFailedException if there is none
   */
  public Acknowledgement acknowledgement() {
    return switch (answers.await(answered::take)) {
      case Answered.Answer.Message(ImportCallsResponse answer) ->
          new Acknowledgement(
              answer.getRequestId(),
              answer.getResultsCount(),
              answer.getErrorsList().stream()
                  .map(error ->
                      new InputOutcome.Failed(
                          error.getInputIndexes(0),
                          InputFailureProtoMapper.INSTANCE.toDomain(error)))
                  .toList(),
              answer.getReplayed());
      case Answered.Answer.End(Status status) ->
          throw answers.failed(
              status.isOk()
                  ? Status.UNAVAILABLE.withDescription("the server has ended the import")
                  : status);
    };
  }

  /** Says that everything was sent and acknowledged. */
  public void finish() {
    requests.onCompleted();
    answers.await(answered::take);
  }

  /** Ends the import; what isn't acknowledged may be done or not. */
  @Override
  public void close() {
    requests.cancel("the client sends no more", null);
  }
}

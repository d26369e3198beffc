package io.callbatch.adapter.grpc.service;

import io.callbatch.adapter.grpc.mapping.OutcomeProtoMapper;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.page.PageTokens;
import io.callbatch.domain.port.in.ListCallsUseCase;
import io.callbatch.domain.port.in.ListCallsUseCase.CallPage;
import io.callbatch.domain.port.in.ListCallsUseCase.ListCallsCommand;
import io.callbatch.v1.Call;
import io.callbatch.v1.ExportCallsResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * One export. It reads a page when the client is ready for a message, and keeps no more than that
 * page; a page is as large as a message should be, judged by the calls before it. Everything here
 * runs in the rpc's own sequence of callbacks.
 */
final class CallExport {

  /** Far below the 4 MiB that clients take unless told otherwise. */
  private static final int MESSAGE_BYTES = 1 << 20;

  private static final int MOST_CALLS = 500;

  /** Of the first page, when nothing is known of the size of calls. */
  private static final int FIRST_CALLS = 50;

  private final ListCallsUseCase listCalls;
  private final PageTokens tokens;
  private final Selection selection;
  private final ServerCallStreamObserver<ExportCallsResponse> messages;
  private final ArrayDeque<Call> waiting = new ArrayDeque<>();
  private Optional<CallId> next;
  private boolean readAll;
  private int limit = FIRST_CALLS;
  private boolean done;

  CallExport(
      ListCallsUseCase listCalls,
      PageTokens tokens,
      Selection selection,
      Optional<CallId> from,
      StreamObserver<ExportCallsResponse> messages) {
    this.listCalls = listCalls;
    this.tokens = tokens;
    this.selection = selection;
    this.next = from;
    this.messages = (ServerCallStreamObserver<ExportCallsResponse>) messages;
  }

  void start() {
    messages.setOnReadyHandler(this::send);
  }

  private void send() {
    while (!done && messages.isReady()) {
      if (waiting.isEmpty() && !readAll) {
        readPage();
      }
      if (!waiting.isEmpty()) {
        messages.onNext(message());
      }
      if (waiting.isEmpty() && readAll) {
        done = true;
        messages.onCompleted();
      }
    }
  }

  private void readPage() {
    CallPage page =
        listCalls.list(
            new ListCallsCommand(
                tokens.portal(), selection, next, limit, selection.properties().isEmpty()));
    next = page.next();
    readAll = next.isEmpty();
    long bytes = 0;
    for (io.callbatch.domain.model.Call call : page.calls()) {
      Call message = OutcomeProtoMapper.toProto(call);
      bytes += message.getSerializedSize();
      waiting.add(message);
    }
    if (bytes > 0) {
      limit = Math.clamp(MESSAGE_BYTES * (long) waiting.size() / bytes, 1, MOST_CALLS);
    }
  }

  private ExportCallsResponse message() {
    ExportCallsResponse.Builder message = ExportCallsResponse.newBuilder();
    int bytes = 0;
    do {
      Call call = waiting.remove();
      message.addCalls(call);
      bytes += call.getSerializedSize();
    } while (!waiting.isEmpty()
        && message.getCallsCount() < MOST_CALLS
        && bytes + waiting.element().getSerializedSize() <= MESSAGE_BYTES);
    resumeAt().map(tokens::at).ifPresent(message::setNextPageToken);
    return message.build();
  }

  private Optional<String> resumeAt() {
    return waiting.isEmpty() ? next.map(CallId::text) : Optional.of(waiting.element().getId());
  }
}

package io.callbatch.adapter.grpc.client;

import io.callbatch.adapter.grpc.mapping.OutcomeProtoMapper;
import io.callbatch.domain.model.Call;
import io.callbatch.v1.ExportCallsResponse;
import io.grpc.stub.BlockingClientCall;
import java.util.List;
import java.util.Optional;

/**
 * Calls as a server sends them. The server waits until they are asked for, so that they fill no
 * memory. For one thread.
 */
public final class CallExportStream implements AutoCloseable {

  private final Answers answers;
  private final BlockingClientCall<?, ExportCallsResponse> rpc;

  CallExportStream(Answers answers, BlockingClientCall<?, ExportCallsResponse> rpc) {
    this.answers = answers;
    this.rpc = rpc;
  }

  /**
   * Some calls.
   *
   * @param calls the calls, in the order of their ids
   * @param next where an export goes on that stops here; empty: these are the last
   */
  public record Page(List<Call> calls, Optional<String> next) {}

  /**
   * The next calls; empty at the end.
   *
   * @throws ServerFailedException if the server fails
   */
  public Optional<Page> next() {
    return Optional.ofNullable(answers.<ExportCallsResponse>await(rpc::read))
        .map(message ->
            new Page(
                OutcomeProtoMapper.toDomain(message.getCallsList()),
                Optional.of(message.getNextPageToken()).filter(token -> !token.isEmpty())));
  }

  /** Tells the server that nothing more is wanted. */
  @Override
  public void close() {
    rpc.cancel("the client wants no more", null);
  }
}

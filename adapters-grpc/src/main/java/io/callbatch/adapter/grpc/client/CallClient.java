package io.callbatch.adapter.grpc.client;

import io.callbatch.domain.model.call.Selection;
import io.callbatch.v1.CallServiceGrpc;
import io.callbatch.v1.CallServiceGrpc.CallServiceBlockingV2Stub;
import io.callbatch.v1.CallServiceGrpc.CallServiceStub;
import io.callbatch.v1.ExportCallsRequest;
import io.callbatch.v1.ListPropertiesRequest;
import io.callbatch.v1.PropertyDefinition;
import io.callbatch.v1.PropertyServiceGrpc;
import io.callbatch.v1.PropertyServiceGrpc.PropertyServiceBlockingV2Stub;
import io.grpc.Channel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The calls of a server. Safe for several threads. */
public final class CallClient {

  private final Answers answers;
  private final CallServiceBlockingV2Stub calls;
  private final CallServiceStub streams;
  private final PropertyServiceBlockingV2Stub properties;

  /**
   * Asks the server at the other end of a channel.
   *
   * @param token the bearer token to show; empty: none
   */
  public CallClient(Channel channel, Optional<String> token) {
    this.answers = new Answers(channel.authority());
    this.calls = Tokens.shown(CallServiceGrpc.newBlockingV2Stub(channel), token);
    this.streams = Tokens.shown(CallServiceGrpc.newStub(channel), token);
    this.properties = Tokens.shown(PropertyServiceGrpc.newBlockingV2Stub(channel), token);
  }

  /**
   * The names of all properties that calls can have, sorted.
   *
   * @throws ServerFailedException if the server doesn't say
   */
  public List<String> propertyNames() {
    return answers.await(() ->
        properties
            .withDeadlineAfter(Tokens.PATIENCE_SECONDS, TimeUnit.SECONDS)
            .listProperties(ListPropertiesRequest.getDefaultInstance())
            .getPropertiesList()
            .stream()
            .map(PropertyDefinition::getName)
            .sorted()
            .toList());
  }

  /**
   * Begins an export; what is wrong with it is said when its first calls are asked for.
   *
   * @param selection what to show; all associations are shown whatever it says
   * @param from where an export stopped that this one goes on with; empty: the first call
   */
  public CallExportStream exportCalls(Selection selection, Optional<String> from) {
    ExportCallsRequest request =
        ExportCallsRequest.newBuilder()
            .addAllProperties(selection.properties())
            .addAllPropertiesWithHistory(selection.propertiesWithHistory())
            .setArchived(selection.archived())
            .setPageToken(from.orElse(""))
            .build();
    return new CallExportStream(answers, calls.exportCalls(request));
  }

  /** Begins an import. */
  public CallImportStream importCalls() {
    return new CallImportStream(answers, streams);
  }
}

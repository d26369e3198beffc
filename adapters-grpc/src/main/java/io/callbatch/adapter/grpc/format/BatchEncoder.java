package io.callbatch.adapter.grpc.format;

import io.callbatch.adapter.grpc.mapping.BatchErrorProtoMapper;
import io.callbatch.adapter.grpc.mapping.BatchProtoMapper;
import io.callbatch.adapter.grpc.mapping.OutcomeProtoMapper;
import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.v1.BatchCallsResponse;
import java.util.List;
import org.mapstruct.factory.Mappers;

/**
 * Encodes documents byte for byte as their messages encode themselves, without making the messages.
 * Those hold each map in a hash map, make an object of each of its entries, twice, and measure each
 * text three times: without them JSON becomes protobuf with two thirds of the memory, and together
 * with {@link BatchDecoder} protobuf becomes JSON in two thirds of the time. What is rare in a
 * document is mapped, and left to the generated code. For one thread.
 */
final class BatchEncoder {

  private static final BatchErrorProtoMapper ERRORS =
      Mappers.getMapper(BatchErrorProtoMapper.class);

  private final WireBuffer out;
  private final CallEncoder calls;

  BatchEncoder(WireBuffer out, WriteOptions options) {
    this.out = out;
    this.calls = new CallEncoder(out, options);
  }

  void encode(io.callbatch.domain.model.BatchCallsResponse batch) {
    status(batch.status());
    batch.results().forEach(call -> calls.encode(BatchCallsResponse.RESULTS_FIELD_NUMBER, call));
    out.instant(BatchCallsResponse.REQUESTED_AT_FIELD_NUMBER, batch.requestedAt());
    out.instant(BatchCallsResponse.STARTED_AT_FIELD_NUMBER, batch.startedAt());
    out.instant(BatchCallsResponse.COMPLETED_AT_FIELD_NUMBER, batch.completedAt());
    batch
        .errors()
        .forEach(
            error -> out.message(BatchCallsResponse.ERRORS_FIELD_NUMBER, ERRORS.toProto(error)));
    out.texts(BatchCallsResponse.LINKS_FIELD_NUMBER, batch.links());
    batch
        .numErrors()
        .ifPresent(number -> out.number(BatchCallsResponse.NUM_ERRORS_FIELD_NUMBER, number));
    out.texts(BatchCallsResponse.UNKNOWN_MEMBERS_FIELD_NUMBER, batch.unknownMembers());
    batch
        .emptyMembers()
        .forEach(name -> out.text(BatchCallsResponse.EMPTY_MEMBERS_FIELD_NUMBER, name));
  }

  /** The answer to a batch that was done at once, as {@link OutcomeProtoMapper} maps it. */
  void encode(BatchOutcome outcome) {
    status(BatchStatus.COMPLETE);
    for (InputOutcome input : outcome.outcomes()) {
      if (input instanceof InputOutcome.Done done) {
        done.call()
            .ifPresent(
                call -> calls.encode(BatchCallsResponse.RESULTS_FIELD_NUMBER, call, done.input()));
      }
    }
    out.instant(BatchCallsResponse.REQUESTED_AT_FIELD_NUMBER, outcome.startedAt());
    out.instant(BatchCallsResponse.STARTED_AT_FIELD_NUMBER, outcome.startedAt());
    out.instant(BatchCallsResponse.COMPLETED_AT_FIELD_NUMBER, outcome.completedAt());
    errors(outcome.outcomes());
  }

  private void errors(List<InputOutcome> outcomes) {
    int errors = 0;
    for (InputOutcome input : outcomes) {
      if (input instanceof InputOutcome.Failed failed) {
        out.message(BatchCallsResponse.ERRORS_FIELD_NUMBER, OutcomeProtoMapper.toProto(failed));
        errors++;
      }
    }
    if (errors > 0) {
      out.number(BatchCallsResponse.NUM_ERRORS_FIELD_NUMBER, errors);
    }
  }

  private void status(BatchStatus status) {
    out.number(
        BatchCallsResponse.STATUS_FIELD_NUMBER,
        BatchProtoMapper.INSTANCE.toProto(status).getNumber());
  }
}

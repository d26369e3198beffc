package io.callbatch.adapter.grpc.service;

import com.google.protobuf.ByteString;
import io.callbatch.adapter.grpc.error.DocumentRefusedException;
import io.callbatch.adapter.grpc.error.Failures;
import io.callbatch.adapter.grpc.format.EncodedResponses;
import io.callbatch.adapter.grpc.format.MessageReading;
import io.callbatch.adapter.grpc.mapping.BatchProtoMapper;
import io.callbatch.adapter.grpc.mapping.ViolationProtoMapper;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.ReadBatchUseCase;
import io.callbatch.domain.port.in.ReadBatchUseCase.ReadBatchCommand;
import io.callbatch.domain.port.in.WriteBatchUseCase;
import io.callbatch.domain.port.in.WriteBatchUseCase.WriteBatchCommand;
import io.callbatch.v1.ConversionServiceGrpc;
import io.callbatch.v1.ConvertStreamRequest;
import io.callbatch.v1.ConvertStreamResponse;
import io.callbatch.v1.ParseBatchRequest;
import io.callbatch.v1.PrintBatchRequest;
import io.callbatch.v1.PrintBatchResponse;
import io.callbatch.v1.Violation;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.StreamObserver;
import java.util.List;

/** Converts documents for gRPC clients. Safe for use by several threads. */
public final class ConversionGrpcService
    implements BindableService, ConversionServiceGrpc.AsyncService {

  private final ReadBatchUseCase readBatch;
  private final WriteBatchUseCase writeBatch;
  private final MessageReading messages;
  private final int maxViolations;

  /** Lists at most so many violations, and so many warnings, of a document. */
  public ConversionGrpcService(
      ReadBatchUseCase readBatch,
      WriteBatchUseCase writeBatch,
      MessageReading messages,
      int maxViolations) {
    this.readBatch = readBatch;
    this.writeBatch = writeBatch;
    this.messages = messages;
    this.maxViolations = maxViolations;
  }

  @Override
  public ServerServiceDefinition bindService() {
    return new EncodingMethods(ConversionServiceGrpc.bindService(this))
        .unary(ConversionServiceGrpc.getParseBatchMethod(), this::parse)
        .bind();
  }

  private byte[] parse(ParseBatchRequest request) {
    Reading.Accepted read = accepted(readJson(request.getJson(), options(request.getMode())));
    return EncodedResponses.parsed(
        read.batch(), new WriteOptions(request.getDetails()), read.warnings());
  }

  @Override
  public void printBatch(
      PrintBatchRequest request, StreamObserver<PrintBatchResponse> responseObserver) {
    Reading.Accepted read =
        accepted(
            messages.read(request.getBatch(), options(io.callbatch.v1.ReadMode.READ_MODE_LENIENT)));
    responseObserver.onNext(
        PrintBatchResponse.newBuilder().setJson(writeJson(read.batch())).build());
    responseObserver.onCompleted();
  }

  @Override
  public StreamObserver<ConvertStreamRequest> convertStream(
      StreamObserver<ConvertStreamResponse> responseObserver) {
    return new OneByOneHandler<>(this::convert, responseObserver);
  }

  private ConvertStreamResponse convert(ConvertStreamRequest request) {
    if (request.getMode() == io.callbatch.v1.ReadMode.UNRECOGNIZED) {
      return answer(request, RefusedRequest.unknownMode());
    }
    return switch (request.getDocumentCase()) {
      case JSON -> answer(request, readJson(request.getJson(), options(request.getMode())));
      case BATCH -> answer(request, messages.read(request.getBatch(), options(request.getMode())));
      case DOCUMENT_NOT_SET -> answer(request, RefusedRequest.noDocument());
    };
  }

  private ConvertStreamResponse answer(ConvertStreamRequest request, Reading reading) {
    ConvertStreamResponse.Builder answer =
        ConvertStreamResponse.newBuilder().addAllWarnings(toMessages(reading.warnings()));
    switch (reading) {
      case Reading.Refused refused ->
          answer.setViolations(Failures.toMessage(refused.violations()));
      case Reading.Accepted accepted -> {
        if (request.hasJson()) {
          answer.setBatch(toMessage(accepted.batch(), request.getDetails()));
        } else {
          answer.setJson(writeJson(accepted.batch()));
        }
      }
    }
    return answer.build();
  }

  private Reading readJson(ByteString json, ReadOptions options) {
    return readBatch.read(new ReadBatchCommand(DocumentFormat.JSON, json.toByteArray(), options));
  }

  private ByteString writeJson(BatchCallsResponse batch) {
    return ByteString.copyFrom(
        writeBatch.write(new WriteBatchCommand(batch, DocumentFormat.JSON, WriteOptions.DEFAULT)));
  }

  private static io.callbatch.v1.BatchCallsResponse toMessage(
      BatchCallsResponse batch, boolean details) {
    return BatchProtoMapper.INSTANCE.toProto(batch, new WriteOptions(details));
  }

  private static List<Violation> toMessages(Findings warnings) {
    return warnings.listed().stream().map(ViolationProtoMapper.INSTANCE::toProto).toList();
  }

  private static Reading.Accepted accepted(Reading reading) {
    return switch (reading) {
      case Reading.Accepted accepted -> accepted;
      case Reading.Refused refused -> throw new DocumentRefusedException(refused.violations());
    };
  }

  private ReadOptions options(io.callbatch.v1.ReadMode mode) {
    return switch (mode) {
      case READ_MODE_UNSPECIFIED, READ_MODE_LENIENT ->
          new ReadOptions(ReadMode.LENIENT, maxViolations);
      case READ_MODE_STRICT -> new ReadOptions(ReadMode.STRICT, maxViolations);
      case UNRECOGNIZED -> throw new InvalidRequestException("/mode", RefusedRequest.UNKNOWN_MODE);
    };
  }
}

package io.callbatch.app;

import io.callbatch.adapter.grpc.ProtobufFormats;
import io.callbatch.adapter.json.JsonFormats;
import io.callbatch.adapter.json.http.DocumentUseCases;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.port.in.ConvertBatchUseCase;
import io.callbatch.domain.port.in.ReadBatchUseCase;
import io.callbatch.domain.port.in.ValidateBatchUseCase;
import io.callbatch.domain.port.in.WriteBatchUseCase;
import io.callbatch.domain.port.out.BatchReader;
import io.callbatch.domain.port.out.BatchWriter;
import io.callbatch.domain.port.out.UnknownMemberRules;
import io.callbatch.domain.usecase.ConcurrencyLimit;
import io.callbatch.domain.usecase.ConversionFormats;
import io.callbatch.domain.usecase.ConvertBatchService;
import io.callbatch.domain.usecase.ReadBatchService;
import io.callbatch.domain.usecase.SpareThreads;
import io.callbatch.domain.usecase.ValidateBatchService;
import io.callbatch.domain.usecase.WriteBatchService;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The use cases of conversion, wired to the formats of all adapters: what a program that wants no
 * server calls. Safe for use by several threads.
 */
public final class Conversions {

  private final ReadBatchUseCase readBatch;
  private final WriteBatchUseCase writeBatch;
  private final ConvertBatchUseCase convertBatch;
  private final ValidateBatchUseCase validateBatch;
  private final UnknownMemberRules unknownMemberRules;

  /** Conversions within these limits, so many at a time, on all processors. */
  public Conversions(ReadLimits limits, ConcurrencyLimit concurrency) {
    this(limits, concurrency, ConversionThreads.beside(Runtime.getRuntime().availableProcessors()));
  }

  /**
   * The same with readers that are seen, or replaced, before they are used.
   *
   * @param readers takes each reader and gives the one to use
   */
  public Conversions(
      ReadLimits limits, ConcurrencyLimit concurrency, UnaryOperator<BatchReader> readers) {
    this(
        limits,
        concurrency,
        ConversionThreads.beside(Runtime.getRuntime().availableProcessors()),
        readers);
  }

  Conversions(ReadLimits limits, ConcurrencyLimit concurrency, SpareThreads threads) {
    this(limits, concurrency, threads, UnaryOperator.identity());
  }

  private Conversions(
      ReadLimits limits,
      ConcurrencyLimit concurrency,
      SpareThreads threads,
      UnaryOperator<BatchReader> seen) {
    JsonFormats json = new JsonFormats(limits);
    unknownMemberRules = json.unknownMemberRules();
    ProtobufFormats protobuf = new ProtobufFormats(limits, unknownMemberRules);
    List<BatchReader> readers =
        Stream.concat(json.readers().stream(), protobuf.readers().stream()).map(seen).toList();
    List<BatchWriter> writers =
        Stream.concat(json.writers().stream(), protobuf.writers().stream()).toList();
    ConversionFormats formats = new ConversionFormats(readers, writers);
    readBatch = new ReadBatchService(formats, concurrency);
    writeBatch = new WriteBatchService(formats, concurrency);
    convertBatch = new ConvertBatchService(formats, concurrency, threads);
    validateBatch = new ValidateBatchService(formats, concurrency, threads);
  }

  /** Conversions for a single user, within the default limits. */
  public Conversions() {
    this(ReadLimits.DEFAULT, ConcurrencyLimit.none());
  }

  /** Reads single documents. */
  public ReadBatchUseCase readBatch() {
    return readBatch;
  }

  /** Writes single documents. */
  public WriteBatchUseCase writeBatch() {
    return writeBatch;
  }

  /** Converts sources of any length. */
  public ConvertBatchUseCase convertBatch() {
    return convertBatch;
  }

  /** Validates sources of any length. */
  public ValidateBatchUseCase validateBatch() {
    return validateBatch;
  }

  /** What the HTTP server calls. */
  DocumentUseCases overHttp() {
    return new DocumentUseCases(readBatch, writeBatch, convertBatch, validateBatch);
  }

  /** What protobuf documents may keep as JSON text. */
  public UnknownMemberRules unknownMemberRules() {
    return unknownMemberRules;
  }
}

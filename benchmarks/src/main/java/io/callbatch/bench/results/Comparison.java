package io.callbatch.bench.results;

import java.util.List;
import java.util.Optional;

/**
 * Two benchmarks whose throughputs make a ratio.
 *
 * @param name for people
 * @param subject {@code ClassName.method} above the line
 * @param base {@code ClassName.method} below it
 * @param target for plain documents of 100 calls, one thread where the threads can be chosen
 */
record Comparison(String name, String subject, String base, Optional<Target> target) {

  private static final String READ = "JsonToProtobufBenchmark.";
  private static final String WRITE = "ProtobufToJsonBenchmark.";

  /** Those of the issues that ask for speed, in their order. */
  static final List<Comparison> ALL =
      List.of(
          due("JSON → protobuf, against JsonFormat", READ, "callbatch", "jsonFormat", 4),
          due(
              "JSON → protobuf, strict, against JsonFormat",
              READ,
              "callbatchStrict",
              "jsonFormat",
              4),
          due("JSON → protobuf, against protobuf-jackson", READ, "callbatch", "protobufJackson", 2),
          due(
              "JSON → protobuf, strict, against protobuf-jackson",
              READ,
              "callbatchStrict",
              "protobufJackson",
              2),
          free(
              "JSON → protobuf, against jackson-datatype-protobuf",
              READ,
              "callbatch",
              "datatypeProtobuf"),
          free(
              "JSON → protobuf, against databind to records",
              READ,
              "callbatch",
              "databindToRecords"),
          new Comparison(
              "JSON → protobuf, as a share of the token scan",
              READ + "callbatch",
              "CeilingBenchmark.tokenScan",
              Optional.of(Target.atLeast(0.45))),
          due("protobuf → JSON, against JsonFormat", WRITE, "callbatch", "jsonFormat", 4),
          due(
              "protobuf → JSON, against protobuf-jackson",
              WRITE,
              "callbatch",
              "protobufJackson",
              1.5),
          free(
              "protobuf → JSON, against jackson-datatype-protobuf",
              WRITE,
              "callbatch",
              "datatypeProtobuf"),
          new Comparison(
              "time with validation over time without",
              "ValidationBenchmark.unchecked",
              "ValidationBenchmark.validated",
              Optional.of(Target.atMost(1.15))),
          due(
              "POST /v1/convert, against a bare HTTP echo",
              "HttpConvertBenchmark.",
              "callbatch",
              "bareEcho",
              0.6),
          due(
              "ParseBatch, against a bare gRPC echo",
              "ParseBatchBenchmark.",
              "callbatch",
              "bareEcho",
              0.6),
          due(
              "BatchCreateCalls, against plain JDBC",
              "BatchCreateBenchmark.",
              "throughGrpc",
              "byPlainJdbc",
              0.6),
          due(
              "BatchReadCalls, against plain JDBC",
              "BatchReadBenchmark.",
              "throughGrpc",
              "byPlainJdbc",
              0.6));

  private static Comparison due(
      String name, String type, String subject, String base, double atLeast) {
    return new Comparison(name, type + subject, type + base, Optional.of(Target.atLeast(atLeast)));
  }

  private static Comparison free(String name, String type, String subject, String base) {
    return new Comparison(name, type + subject, type + base, Optional.empty());
  }
}

package io.callbatch.bench.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two benchmarks whose throughputs make a ratio.
 *
 * @param name for people
 * @param subject {@code ClassName.method} above the line
 * @param base {@code ClassName.method} below it
 * @param baseParams parameters with which the base is another than the subject; it shares the rest
 * @param target for plain documents of 100 calls, one thread where the threads can be chosen
 */
record Comparison(
    String name,
    String subject,
    String base,
    Map<String, String> baseParams,
    Optional<Target> target) {

  private static final String READ = "JsonToProtobufBenchmark.";
  private static final String WRITE = "ProtobufToJsonBenchmark.";
  private static final String CEILING = "CeilingBenchmark.";

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
          free("JSON → protobuf, strict against lenient", READ, "callbatchStrict", "callbatch"),
          new Comparison(
              "JSON → protobuf, as a share of the token scan",
              READ + "callbatch",
              CEILING + "tokenScan",
              Map.of(),
              Optional.of(Target.atLeast(0.45))),
          new Comparison(
              "JSON → protobuf, as a share of protobuf's encoding",
              READ + "callbatch",
              CEILING + "protobufEncode",
              Map.of(),
              Optional.empty()),
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
              "protobuf → JSON, as a share of protobuf's decoding",
              WRITE + "callbatch",
              CEILING + "protobufDecode",
              Map.of(),
              Optional.empty()),
          new Comparison(
              "reading JSON with violations, against reading it with none",
              "ViolationsBenchmark.read",
              "ViolationsBenchmark.read",
              Map.of("violations", "0"),
              Optional.empty()),
          new Comparison(
              "time with validation over time without",
              "ValidationBenchmark.unchecked",
              "ValidationBenchmark.validated",
              Map.of(),
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
    return new Comparison(
        name, type + subject, type + base, Map.of(), Optional.of(Target.atLeast(atLeast)));
  }

  private static Comparison free(String name, String type, String subject, String base) {
    return new Comparison(name, type + subject, type + base, Map.of(), Optional.empty());
  }
}

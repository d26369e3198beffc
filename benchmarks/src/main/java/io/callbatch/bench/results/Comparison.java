package io.callbatch.bench.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  private static final String TO_PROTOBUF = "JsonToProtobufBenchmark.";
  private static final String TO_JSON = "ProtobufToJsonBenchmark.";
  private static final String CEILING = "CeilingBenchmark.";
  private static final Set<String> SERVED =
      Set.of(
          "HttpConvertBenchmark",
          "ParseBatchBenchmark",
          "BatchCreateBenchmark",
          "BatchReadBenchmark");

  /** Those that the page has, in its order. */
  static final List<Comparison> ALL =
      List.of(
          due("JSON → protobuf, against JsonFormat", TO_PROTOBUF, "callbatch", "jsonFormat", 4),
          due(
              "JSON → protobuf, strict, against JsonFormat",
              TO_PROTOBUF,
              "callbatchStrict",
              "jsonFormat",
              4),
          due(
              "JSON → protobuf, against protobuf-jackson",
              TO_PROTOBUF,
              "callbatch",
              "protobufJackson",
              2),
          due(
              "JSON → protobuf, strict, against protobuf-jackson",
              TO_PROTOBUF,
              "callbatchStrict",
              "protobufJackson",
              2),
          free(
              "JSON → protobuf, against jackson-datatype-protobuf",
              TO_PROTOBUF,
              "callbatch",
              "datatypeProtobuf"),
          free(
              "JSON → protobuf, against databind to records",
              TO_PROTOBUF,
              "callbatch",
              "databindToRecords"),
          free(
              "JSON → protobuf, strict against lenient",
              TO_PROTOBUF,
              "callbatchStrict",
              "callbatch"),
          new Comparison(
              "JSON → protobuf, as a share of the token scan",
              TO_PROTOBUF + "callbatch",
              CEILING + "tokenScan",
              Map.of(),
              Optional.of(Target.atLeast(0.45))),
          new Comparison(
              "JSON → protobuf, against protobuf's encoding alone",
              TO_PROTOBUF + "callbatch",
              CEILING + "protobufEncode",
              Map.of(),
              Optional.empty()),
          due("protobuf → JSON, against JsonFormat", TO_JSON, "callbatch", "jsonFormat", 4),
          due(
              "protobuf → JSON, against protobuf-jackson",
              TO_JSON,
              "callbatch",
              "protobufJackson",
              1.5),
          free(
              "protobuf → JSON, against jackson-datatype-protobuf",
              TO_JSON,
              "callbatch",
              "datatypeProtobuf"),
          free("protobuf → JSON, strict against lenient", TO_JSON, "callbatchStrict", "callbatch"),
          new Comparison(
              "protobuf → JSON, against protobuf's decoding alone",
              TO_JSON + "callbatch",
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
              "BatchCreateCalls by 8 clients, against plain JDBC by one",
              "BatchCreateBenchmark.",
              "throughGrpc",
              "byPlainJdbc",
              0.6),
          due(
              "BatchReadCalls by 8 clients, against plain JDBC by one",
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

  /** Whether a benchmark has servers, and so its own number of clients. */
  static boolean isServed(String benchmark) {
    return SERVED.contains(benchmark.substring(0, benchmark.indexOf('.')));
  }
}

package io.callbatch.bench.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/**
 * A ratio that was measured.
 *
 * @param name what is compared
 * @param variant parameters and threads
 * @param ratio of the medians
 * @param target where there is one for these parameters
 */
record Row(String name, String variant, Range ratio, Optional<Target> target) {

  private static final String ALLOCATION = "bytes allocated over bytes of JSON, ";

  /** Those whose allocation has a target. */
  private static final Set<String> OURS =
      Set.of("JsonToProtobufBenchmark.callbatch", "JsonToProtobufBenchmark.callbatchStrict");

  /**
   * All ratios that the figures give.
   *
   * @param jsonBytes size of a plain document in JSON, by the number of its calls
   */
  static List<Row> of(List<Figure> figures, IntUnaryOperator jsonBytes) {
    List<Row> rows = new ArrayList<>();
    for (Comparison comparison : Comparison.ALL) {
      for (Figure subject : throughputs(figures, comparison.subject())) {
        base(figures, comparison, subject)
            .ifPresent(base ->
                rows.add(
                    new Row(
                        comparison.name(),
                        variant(subject),
                        subject.scores().over(base.scores()),
                        comparison.target().filter(_ -> isDue(subject)))));
      }
    }
    for (Figure figure : figures) {
      if (figure.allocated().median() > 0 && isPlain(figure) && isConversion(figure)) {
        rows.add(allocation(figure, jsonBytes));
      }
    }
    return rows;
  }

  private static Row allocation(Figure figure, IntUnaryOperator jsonBytes) {
    int bytes = jsonBytes.applyAsInt(Integer.parseInt(figure.params().get("calls")));
    return new Row(
        ALLOCATION + figure.benchmark().replace("Benchmark.", ", "),
        variant(figure),
        figure.allocated().over(new Range(bytes, bytes, bytes)),
        Optional.of(Target.atMost(4))
            .filter(_ -> OURS.contains(figure.benchmark()) && isDue(figure)));
  }

  private static boolean isConversion(Figure figure) {
    return figure.benchmark().startsWith("JsonToProtobuf")
        || figure.benchmark().startsWith("ProtobufToJson");
  }

  private static List<Figure> throughputs(List<Figure> figures, String benchmark) {
    return figures.stream()
        .filter(figure -> figure.mode().equals("thrpt") && figure.benchmark().equals(benchmark))
        .toList();
  }

  /** With the parameters of the comparison, and as many threads: of a plain loop one will do. */
  private static Optional<Figure> base(
      List<Figure> figures, Comparison comparison, Figure subject) {
    Map<String, String> params = new HashMap<>(subject.params());
    params.putAll(comparison.baseParams());
    List<Figure> candidates =
        throughputs(figures, comparison.base()).stream()
            .filter(figure -> figure.params().equals(params))
            .toList();
    return candidates.stream()
        .filter(figure -> figure.threads() == subject.threads())
        .findFirst()
        .or(() ->
            candidates.stream().filter(_ -> Comparison.isServed(comparison.subject())).findFirst())
        .filter(base -> base != subject);
  }

  private static boolean isDue(Figure figure) {
    return (figure.threads() == 1 || Comparison.isServed(figure.benchmark()))
        && isPlain(figure)
        && figure.params().getOrDefault("calls", "100").equals("100");
  }

  private static boolean isPlain(Figure figure) {
    return figure.params().getOrDefault("content", "PLAIN").equals("PLAIN");
  }

  static String variant(Figure figure) {
    Map<String, String> params = new TreeMap<>(figure.params());
    String text =
        params.entrySet().stream()
            .map(param -> param.getKey() + " " + param.getValue())
            .collect(Collectors.joining(", "));
    String threads = figure.threads() == 1 ? "" : figure.threads() + " threads";
    return text.isEmpty() || threads.isEmpty() ? text + threads : text + ", " + threads;
  }
}

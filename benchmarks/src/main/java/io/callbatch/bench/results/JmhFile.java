package io.callbatch.bench.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON that JMH writes with {@code -rf json}. */
final class JmhFile {

  private static final JsonMapper MAPPER = new JsonMapper();

  private JmhFile() {}

  static List<Figure> read(byte[] json) {
    List<Figure> figures = new ArrayList<>();
    for (JsonNode run : MAPPER.readTree(json)) {
      figures.add(figure(run));
    }
    return figures;
  }

  private static Figure figure(JsonNode run) {
    String[] name = run.path("benchmark").asString().split("\\.");
    JsonNode metric = run.path("primaryMetric");
    Map<String, String> params = new LinkedHashMap<>();
    run.path("params")
        .properties()
        .forEach(param -> params.put(param.getKey(), param.getValue().asString()));
    Map<String, Double> percentiles = new LinkedHashMap<>();
    metric
        .path("scorePercentiles")
        .properties()
        .forEach(
            percentile -> percentiles.put(percentile.getKey(), percentile.getValue().asDouble(0)));
    return new Figure(
        name[name.length - 2] + "." + name[name.length - 1],
        run.path("mode").asString(),
        run.path("threads").asInt(),
        params,
        raw(metric),
        metric.path("scoreUnit").asString(),
        percentiles,
        raw(run.path("secondaryMetrics").path("gc.alloc.rate.norm")));
  }

  private static Range raw(JsonNode metric) {
    List<Double> scores = new ArrayList<>();
    for (JsonNode fork : metric.path("rawData")) {
      fork.forEach(score -> scores.add(score.asDouble()));
    }
    return Range.of(scores);
  }
}

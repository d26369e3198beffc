package io.callbatch.bench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsPageTest {

  private static final String JMH =
      """
      [
        {
          "benchmark": "io.callbatch.bench.JsonToProtobufBenchmark.callbatch",
          "mode": "thrpt", "threads": 1, "params": {"calls": "100", "content": "PLAIN"},
          "primaryMetric": {
            "score": 900.0, "scoreUnit": "ops/s", "rawData": [[900.0, 1000.0], [800.0]]
          },
          "secondaryMetrics": {"gc.alloc.rate.norm": {"rawData": [[3000.0, 3000.0], [3300.0]]}}
        },
        {
          "benchmark": "io.callbatch.bench.JsonToProtobufBenchmark.jsonFormat",
          "mode": "thrpt", "threads": 1, "params": {"calls": "100", "content": "PLAIN"},
          "primaryMetric": {
            "score": 300.0, "scoreUnit": "ops/s", "rawData": [[300.0, 400.0], [250.0]]
          },
          "secondaryMetrics": {}
        },
        {
          "benchmark": "io.callbatch.bench.JsonToProtobufBenchmark.callbatch",
          "mode": "thrpt", "threads": 2, "params": {"calls": "100", "content": "PLAIN"},
          "primaryMetric": {"score": 1700.0, "scoreUnit": "ops/s", "rawData": [[1700.0]]},
          "secondaryMetrics": {}
        },
        {
          "benchmark": "io.callbatch.bench.ViolationsBenchmark.read",
          "mode": "thrpt", "threads": 1, "params": {"calls": "100", "violations": "0"},
          "primaryMetric": {"score": 1000.0, "scoreUnit": "ops/s", "rawData": [[1000.0]]},
          "secondaryMetrics": {}
        },
        {
          "benchmark": "io.callbatch.bench.ViolationsBenchmark.read",
          "mode": "thrpt", "threads": 1, "params": {"calls": "100", "violations": "10"},
          "primaryMetric": {"score": 950.0, "scoreUnit": "ops/s", "rawData": [[950.0]]},
          "secondaryMetrics": {}
        },
        {
          "benchmark": "io.callbatch.bench.service.ParseBatchBenchmark.callbatch",
          "mode": "sample", "threads": 16, "params": {"calls": "1"},
          "primaryMetric": {
            "score": 1.5, "scoreUnit": "ms/op", "scorePercentiles": {"50.0": 1.25, "99.0": 7.5}
          },
          "secondaryMetrics": {}
        }
      ]
      """;

  private final List<Figure> figures = JmhFile.read(JMH.getBytes(StandardCharsets.UTF_8));
  private final List<Row> rows = Row.of(figures, _ -> 1000);

  @Test
  void givesRatiosOfMediansWithTheirSpreadBesideWhatIsDue() {
    assertThat(page(List.of()))
        .contains(
            "| JSON → protobuf, against JsonFormat | calls 100, content PLAIN | 3.00 | 2.00 – 4.00"
                + " | at least 4.00 | no |")
        .contains(
            "| bytes allocated over bytes of JSON, JsonToProtobuf, callbatch"
                + " | calls 100, content PLAIN"
                + " | 3.00 | 3.00 – 3.30 | at most 4.00 | yes |");
  }

  @Test
  void comparesTwoThreadsWithTwoThreadsOnly() {
    assertThat(page(List.of())).doesNotContain("2 threads");
  }

  @Test
  void comparesReadingWithViolationsWithReadingWithNone() {
    assertThat(page(List.of()))
        .contains(
            "| reading JSON with violations, against reading it with none"
                + " | calls 100, violations 10 | 0.95 |")
        .doesNotContain("violations 0");
  }

  @Test
  void saysWhatWasNotMeasured() {
    assertThat(page(List.of())).contains("Not measured in this run:", "BatchReadCalls");
  }

  @Test
  void listsPercentilesOfSampledRequests() {
    assertThat(page(List.of()))
        .contains("| `ParseBatchBenchmark.callbatch` | calls 1, 16 threads | 1.25 | 7.50 | ms |");
  }

  @Test
  void takesLinesOfWholeProcesses() {
    assertThat(
            page(List.of("start\t0.31\t0.3 – 0.4\ts\tunder 0.4", "peak memory\t90\t88 – 91\tMB")))
        .contains(
            "| start | 0.31 | 0.3 – 0.4 | s | under 0.4 |",
            "| peak memory | 90 | 88 – 91 | MB |  |");
    assertThatThrownBy(() -> page(List.of("start 0.31 s")))
        .hasMessageContaining("in process.tsv, found 1");
  }

  @Test
  void drawsABarForEachTarget() {
    assertThat(ResultsPlot.draw(rows))
        .startsWith("<svg ")
        .contains("against JsonFormat (calls 100, content PLAIN): 3.00, at least 4.00</text>")
        .contains("fill=\"#d08a3e\"", "fill=\"#5a9e6f\"")
        .endsWith("</svg>\n");
  }

  private String page(List<String> process) {
    return ResultsPage.write(List.of("date: 2026-03-12"), rows, figures, process);
  }
}

package io.callbatch.bench.results;

import java.util.List;
import java.util.Locale;

/** Writes the page. */
final class ResultsPage {

  private ResultsPage() {}

  /**
   * The page as Markdown.
   *
   * @param machine date, revisions and machine, a line each
   * @param process lines of {@code process.tsv}
   */
  static String write(
      List<String> machine, List<Row> rows, List<Figure> figures, List<String> process) {
    StringBuilder page = new StringBuilder("# Results\n\n");
    page.append(
        """
        Made by `benchmarks/quick` or `benchmarks/all`; don't edit. [README.md](README.md) says what each figure means,
        [PROFILES.md](PROFILES.md) where the time goes.

        """);
    machine.forEach(line -> page.append("* ").append(line).append('\n'));
    page.append(
        """

        ## Ratios

        Each is the median of all iterations over the median of the other's, in one run. The spread is the least over the
        most and the most over the least: what the most unlucky pairs of iterations would give.

        ![Ratios against what is due](results.svg)

        | what | with | ratio | spread | due | reached |
        |---|---|---|---|---|---|
        """);
    rows.forEach(row -> page.append(line(row)));
    List<String> missing = missing(rows);
    if (!missing.isEmpty()) {
      page.append("\nNot measured in this run: ").append(String.join("; ", missing)).append(".\n");
    }
    latencies(page, figures);
    if (!process.isEmpty()) {
      page.append(
          """

          ## Whole processes

          Medians; the spread is from the least to the most.

          | what | figure | spread | unit | due |
          |---|---|---|---|---|
          """);
      process.forEach(line -> page.append(processLine(line)));
    }
    return page.toString();
  }

  private static String line(Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.2f | %.2f – %.2f | %s | %s |%n",
        row.name(),
        row.variant(),
        row.ratio().median(),
        row.ratio().least(),
        row.ratio().most(),
        row.target().map(Target::toString).orElse(""),
        row.target()
            .map(target -> target.reach(row.ratio().median()) >= 1 ? "yes" : "no")
            .orElse(""));
  }

  private static List<String> missing(List<Row> rows) {
    return Comparison.ALL.stream()
        .filter(comparison -> rows.stream().noneMatch(row -> row.name().equals(comparison.name())))
        .map(Comparison::name)
        .toList();
  }

  private static void latencies(StringBuilder page, List<Figure> figures) {
    List<Figure> samples =
        figures.stream().filter(figure -> figure.mode().equals("sample")).toList();
    if (samples.isEmpty()) {
      return;
    }
    page.append(
        """

        ## How long an answer takes

        Of every request that was timed, by the client. A submitted batch is due to write first within 50 ms at the median.
        Sixteen clients that wait for each answer share the cores with the server: a lucky few of them take turns, so the
        median says little of what a request costs.

        | benchmark | with | median | 99 of 100 | unit |
        |---|---|---|---|---|
        """);
    samples.forEach(figure ->
        page.append(
            String.format(
                Locale.ROOT,
                "| `%s` | %s | %.2f | %.2f | %s |%n",
                figure.benchmark(),
                Row.variant(figure),
                figure.percentiles().getOrDefault("50.0", Double.NaN),
                figure.percentiles().getOrDefault("99.0", Double.NaN),
                figure.unit().replace("/op", ""))));
  }

  private static String processLine(String line) {
    String[] parts = line.split("\t", -1);
    if (parts.length < 4 || parts.length > 5) {
      throw new IllegalArgumentException(
          "expected the columns name, value, spread, unit and perhaps a target in process.tsv, found %d: %s"
              .formatted(parts.length, line));
    }
    return "| %s | %s | %s | %s | %s |%n"
        .formatted(parts[0], parts[1], parts[2], parts[3], parts.length == 5 ? parts[4] : "");
  }
}

package io.callbatch.bench.results;

import io.callbatch.bench.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes {@code RESULTS.md} and {@code results.svg} of what a run left in its folder. */
public final class MakeResults {

  private MakeResults() {}

  /**
   * Runs it.
   *
   * @param args the folder with JMH's {@code .json} files and perhaps {@code process.tsv}; the
   *     folder for the page and the plot; the revisions that were measured
   * @throws IOException if a file can't be read or written
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      throw new IllegalArgumentException(
          "expected two folders and the revisions, found %d arguments".formatted(args.length));
    }
    Path results = Path.of(args[0]);
    Path target = Path.of(args[1]);
    List<Figure> figures = figures(results);
    List<Row> rows = Row.of(figures, calls -> Documents.plainJson(calls).length);
    Path process = results.resolve("process.tsv");
    List<String> processLines = Files.exists(process) ? Files.readAllLines(process) : List.of();
    Files.writeString(
        target.resolve("RESULTS.md"),
        ResultsPage.write(machine(args[2]), rows, figures, processLines));
    Files.writeString(target.resolve("results.svg"), ResultsPlot.draw(rows));
  }

  private static List<Figure> figures(Path results) throws IOException {
    List<Figure> figures = new ArrayList<>();
    try (Stream<Path> files = Files.list(results)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".json")).sorted().toList()) {
        figures.addAll(JmhFile.read(Files.readAllBytes(file)));
      }
    }
    return figures;
  }

  private static List<String> machine(String revisions) throws IOException {
    return List.of(
        "date: " + LocalDate.now(Clock.systemUTC()),
        "revision: " + revisions,
        "machine: %d cores, %s, %s"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                processor(),
                System.getProperty("os.name")),
        "JDK: %s %s"
            .formatted(System.getProperty("java.vm.name"), System.getProperty("java.vm.version")));
  }

  /** As Linux names it; elsewhere only the architecture is known. */
  private static String processor() throws IOException {
    Path cpus = Path.of("/proc/cpuinfo");
    if (!Files.exists(cpus)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(cpus)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }
}

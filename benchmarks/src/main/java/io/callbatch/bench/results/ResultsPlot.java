package io.callbatch.bench.results;

import java.util.List;
import java.util.Locale;

/**
 * Draws a bar for each ratio that has a target, as long as it reaches: targets lie on one line, and
 * longer is better. A thin line over the bar is the spread.
 */
final class ResultsPlot {

  private static final int WIDTH = 900;
  private static final int LABELS = 470;
  private static final int LINE = 26;
  private static final int TOP = 34;
  private static final double LONGEST = 2.5;

  private ResultsPlot() {}

  static String draw(List<Row> rows) {
    List<Row> due = rows.stream().filter(row -> row.target().isPresent()).toList();
    int height = TOP + due.size() * LINE + 10;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" font-family="sans-serif" font-size="12">
            <rect width="%1$d" height="%2$d" fill="white"/>
            <text x="%3$.0f" y="18" text-anchor="middle">due</text>
            """,
            WIDTH,
            height,
            x(1)));
    for (int i = 0; i < due.size(); i++) {
      bar(svg, due.get(i), TOP + i * LINE);
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%1$.0f\" y1=\"24\" x2=\"%1$.0f\" y2=\"%2$d\" stroke=\"black\"/>%n</svg>%n",
            x(1),
            height));
    return svg.toString();
  }

  private static void bar(StringBuilder svg, Row row, int y) {
    Target target = row.target().orElseThrow();
    double reach = target.reach(row.ratio().median());
    double one = target.reach(row.ratio().least());
    double other = target.reach(row.ratio().most());
    svg.append(
        String.format(
            Locale.ROOT,
            """
            <text x="%d" y="%d" text-anchor="end">%s: %.2f, %s</text>
            <rect x="%d" y="%d" width="%.1f" height="%d" fill="%s"/>
            <line x1="%.1f" y1="%d" x2="%.1f" y2="%d" stroke="#444"/>
            """,
            LABELS - 8,
            y + 14,
            escaped(row.variant().isEmpty() ? row.name() : row.name() + " (" + row.variant() + ")"),
            row.ratio().median(),
            target,
            LABELS,
            y,
            x(reach) - LABELS,
            LINE - 8,
            reach >= 1 ? "#5a9e6f" : "#d08a3e",
            x(Math.min(one, other)),
            y + 9,
            x(Math.max(one, other)),
            y + 9));
  }

  private static double x(double reach) {
    double clipped = Math.min(LONGEST, Math.max(0, reach));
    return LABELS + (WIDTH - LABELS - 10) * clipped / LONGEST;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}

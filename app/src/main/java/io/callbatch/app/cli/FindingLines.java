package io.callbatch.app.cli;

import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.Violation;
import java.io.PrintWriter;
import java.util.regex.Pattern;

/** Findings as lines that editors and grep understand. */
final class FindingLines {

  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cntrl}\\u0080-\\u009F\\u2028\\u2029]");

  private FindingLines() {}

  /** {@code FILE:LINE:COLUMN: pointer: message [rule]} for each, then how many more there are. */
  static void printViolations(PrintWriter lines, String file, Findings violations) {
    print(lines, file, "", violations, "violation");
  }

  /** The same with the word "warning" before the pointer. */
  static void printWarnings(PrintWriter lines, String file, Findings warnings) {
    print(lines, file, "warning: ", warnings, "warning");
  }

  private static void print(
      PrintWriter lines, String file, String kind, Findings findings, String name) {
    for (Violation violation : findings.listed()) {
      lines.println(
          onOneLine(
              "%s:%d:%d: %s%s: %s [%s]"
                  .formatted(
                      file,
                      violation.line(),
                      violation.column(),
                      kind,
                      violation.pointer(),
                      violation.message(),
                      violation.rule().id())));
    }
    if (findings.omitted() > 0) {
      lines.println(
          "%s: %d more %s"
              .formatted(file, findings.omitted(), Counted.named(findings.omitted(), name)));
    }
  }

  /** Names in a pointer may hold anything, such as line breaks or a terminal's control codes. */
  static String onOneLine(String text) {
    return UNPRINTABLE
        .matcher(text)
        .replaceAll(match -> "\\\\u%04x".formatted((int) match.group().charAt(0)));
  }
}

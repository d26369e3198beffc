package io.callbatch.app.cli;

import io.callbatch.adapter.json.read.ImportedCall;
import io.callbatch.domain.model.ErrorDetail;
import io.callbatch.domain.model.run.InputFailure;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Says why a server has rejected the call of a line. */
final class RejectionLines {

  private RejectionLines() {}

  /** {@code FILE:LINE: pointer: message [CODE]} for each problem of the call, at least one. */
  static void print(PrintWriter lines, String file, ImportedCall call, InputFailure failure) {
    int line = call.text().firstLine();
    if (failure.details().isEmpty()) {
      lines.println(text(file, line, call.pointer(), whole(failure), failure.category().name()));
    }
    for (ErrorDetail detail : failure.details()) {
      lines.println(
          text(
              file,
              line,
              call.pointer() + pointer(detail),
              detail.message(),
              detail.code().orElse(failure.category().name())));
    }
  }

  private static String text(String file, int line, String pointer, String message, String code) {
    return FindingLines.onOneLine(
        "%s:%d: %s: %s [%s]".formatted(file, line, pointer, message, code));
  }

  /** The message, and the facts that it doesn't tell, such as types of association. */
  private static String whole(InputFailure failure) {
    String facts =
        failure.context().values().stream()
            .flatMap(List::stream)
            .filter(fact -> !failure.message().contains(fact))
            .collect(Collectors.joining("; "));
    return facts.isEmpty() ? failure.message() : failure.message() + ": " + facts;
  }

  /** Where in the line it is, or the property that it is about, where it names one. */
  private static String pointer(ErrorDetail detail) {
    if (detail.in().isPresent()) {
      return detail.in().get();
    }
    List<String> names = detail.context().getOrDefault("propertyName", List.of());
    return names.isEmpty()
        ? ""
        : "/properties/" + names.getFirst().replace("~", "~0").replace("/", "~1");
  }
}

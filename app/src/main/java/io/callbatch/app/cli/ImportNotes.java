package io.callbatch.app.cli;

import io.callbatch.adapter.json.read.ImportedCall;
import io.callbatch.domain.model.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was left out of imported calls, by name. For one thread. */
final class ImportNotes {

  /** Names beyond these are counted together. */
  private static final int MOST_NAMES = 1_000;

  private static final String OTHERS = "others";
  private static final List<String> TAKEN =
      List.of("properties", "associations", "objectWriteTraceId");

  private final Map<String, Long> skipped = new TreeMap<>();
  private final Map<String, Long> ignored = new TreeMap<>();

  void add(ImportedCall call) {
    call.skipped().forEach(name -> count(skipped, name));
    call.ignored().forEach(name -> count(ignored, name));
  }

  private static void count(Map<String, Long> counts, String name) {
    boolean known = counts.containsKey(name) || counts.size() < MOST_NAMES;
    counts.merge(known ? name : OTHERS, 1L, Long::sum);
  }

  /** A warning for each name. */
  List<String> lines(String file) {
    List<String> lines = new ArrayList<>();
    skipped.forEach((name, calls) ->
        lines.add(
            "%s: warning: skipped %s: set by HubSpot, in %s"
                .formatted(file, name, Counted.of(calls, "call"))));
    ignored.forEach((name, calls) ->
        lines.add(
            "%s: warning: skipped the unknown member \"%s\", in %s; %s"
                .formatted(file, name, Counted.of(calls, "call"), NearestName.hint(name, TAKEN))));
    return lines.stream().map(FindingLines::onOneLine).toList();
  }
}

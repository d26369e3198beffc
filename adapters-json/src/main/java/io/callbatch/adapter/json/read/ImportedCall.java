package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.port.out.Frame;
import java.util.List;

/**
 * A call to create that was read out of a file.
 *
 * @param input the call
 * @param text the call alone on one line, and the line of the file on which it starts
 * @param pointer where it stands in its line or document: empty for a call that is a line of its
 *     own, for example {@code /results/3} for one of a document
 * @param skipped names of properties that only the system can set, which this version doesn't know
 * @param ignored names of members that are left out, and look like misspelt ones
 */
public record ImportedCall(
    CallInput input,
    Frame.Document text,
    String pointer,
    List<String> skipped,
    List<String> ignored) {

  /** Copies the names. */
  public ImportedCall {
    skipped = List.copyOf(skipped);
    ignored = List.copyOf(ignored);
  }
}

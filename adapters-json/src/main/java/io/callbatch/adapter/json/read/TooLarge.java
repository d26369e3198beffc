package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.Violation;
import io.callbatch.domain.port.out.Frame;

/** The answer to a document of more bytes than are read. */
final class TooLarge {

  private TooLarge() {}

  static Frame.Broken frame(int maxBytes, int line, boolean resumable) {
    Violation violation =
        new Violation(
            "",
            line,
            1,
            Rule.TOO_LARGE,
            "found a document of more than %d bytes, the most that is read".formatted(maxBytes));
    return new Frame.Broken(
        new Reading.Refused(Reading.Refusal.TOO_LARGE, Findings.of(violation), Findings.NONE),
        resumable);
  }
}

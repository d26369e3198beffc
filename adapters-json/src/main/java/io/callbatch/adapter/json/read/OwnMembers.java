package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.NearestName;
import io.callbatch.domain.model.Rule;
import java.util.Collection;

/** What the objects of our own requests have in common: no other members than the known ones. */
final class OwnMembers {

  private OwnMembers() {}

  /** Reports the member on whose value the cursor stands, and skips it. */
  static void refuse(TokenCursor in, String name, Collection<String> known) {
    in.violation(
        Rule.UNKNOWN_MEMBER,
        "unknown member %s; %s".formatted(Quote.text(name), NearestName.hint(name, known)));
    in.skip();
  }
}

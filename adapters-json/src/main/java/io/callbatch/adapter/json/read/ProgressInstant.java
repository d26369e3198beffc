package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.Rule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * {@code startedAt} or {@code completedAt}: required, but while a batch isn't complete lenient
 * reading does without. Whether that is so is known only at the end, for the status may come last.
 * For one document.
 */
final class ProgressInstant {

  private final String name;
  private @Nullable Instant instant;
  private boolean seen;
  private boolean isNull;
  private int offset;

  ProgressInstant(String name) {
    this.name = name;
  }

  void read(TokenCursor in) {
    seen = true;
    offset = in.offset();
    isNull = in.token() == JsonToken.VALUE_NULL;
    instant = isNull ? null : Scalars.requiredDateTime(in);
  }

  /** At the end of the document: says whether it may lack this instant. */
  void conclude(TokenCursor in, int documentOffset, @Nullable BatchStatus status) {
    boolean mayLack = status != null && status.mayLackInstants();
    if (isNull) {
      in.findingAt(mayLack, offset, name, Rule.TYPE, "expected an RFC 3339 date-time, found null");
    } else if (!seen) {
      in.findingAt(
          mayLack,
          documentOffset,
          name,
          Rule.REQUIRED,
          "expected an RFC 3339 date-time, found no %s".formatted(name));
    }
  }

  @Nullable Instant instant() {
    return instant;
  }

  /** Byte offset of the value, if there was one. */
  int offset() {
    return offset;
  }
}

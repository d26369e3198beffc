package io.callbatch.adapter.json.read;

import io.callbatch.adapter.json.wire.ErrorDetailJson;
import io.callbatch.domain.model.OrderedMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads the single problems behind an error. */
final class ErrorDetailReader {

  private static final int MESSAGE = 1;
  private static final int CODE = 1 << 1;
  private static final int IN = 1 << 2;
  private static final int SUB_CATEGORY = 1 << 3;
  private static final int CONTEXT = 1 << 4;

  private ErrorDetailReader() {}

  static @Nullable ErrorDetailJson detail(TokenCursor in) {
    if (in.token() != JsonToken.START_OBJECT) {
      return Scalars.none(in, false, "an ErrorDetail object");
    }
    int start = in.offset();
    KnownMembers members = new KnownMembers(in, start);
    String message = null;
    String code = null;
    String inPart = null;
    String subCategory = null;
    Map<String, List<String>> context = OrderedMap.of();
    OtherMembers others = new OtherMembers();
    for (String name = in.nextMember(start); name != null; name = in.nextMember(start)) {
      switch (name) {
        case "message" -> {
          members.see(MESSAGE, name);
          message = Scalars.requiredText(in);
        }
        case "code" -> {
          members.see(CODE, name);
          code = Scalars.optionalText(in);
        }
        case "in" -> {
          members.see(IN, name);
          inPart = Scalars.optionalText(in);
        }
        case "subCategory" -> {
          members.see(SUB_CATEGORY, name);
          subCategory = Scalars.optionalText(in);
        }
        case "context" -> {
          members.see(CONTEXT, name);
          context = Members.optionalMap(in, name, others, Members::texts);
        }
        default -> others.keep(in, start, name);
      }
    }
    members.expect(MESSAGE, "message", "a string");
    return new ErrorDetailJson(
        message == null ? "" : message,
        code,
        inPart,
        subCategory,
        context,
        others.unknown(),
        others.empty());
  }
}

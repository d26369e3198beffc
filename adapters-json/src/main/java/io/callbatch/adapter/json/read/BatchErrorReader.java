package io.callbatch.adapter.json.read;

import io.callbatch.adapter.json.wire.BatchErrorJson;
import io.callbatch.adapter.json.wire.ErrorDetailJson;
import io.callbatch.domain.model.OrderedMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads the errors of a batch. */
final class BatchErrorReader {

  private static final int STATUS = 1;
  private static final int CATEGORY = 1 << 1;
  private static final int MESSAGE = 1 << 2;
  private static final int CONTEXT = 1 << 3;
  private static final int ERRORS = 1 << 4;
  private static final int ID = 1 << 5;
  private static final int SUB_CATEGORY = 1 << 6;
  private static final int LINKS = 1 << 7;

  private BatchErrorReader() {}

  static @Nullable BatchErrorJson error(TokenCursor in) {
    if (in.token() != JsonToken.START_OBJECT) {
      return Scalars.none(in, false, "an error object");
    }
    int start = in.offset();
    KnownMembers members = new KnownMembers(in, start);
    String status = null;
    String category = null;
    String message = null;
    Map<String, List<String>> context = OrderedMap.of();
    List<ErrorDetailJson> errors = List.of();
    String id = null;
    String subCategory = null;
    Map<String, String> links = OrderedMap.of();
    OtherMembers others = new OtherMembers();
    for (String name = in.nextMember(start); name != null; name = in.nextMember(start)) {
      switch (name) {
        case "status" -> {
          members.see(STATUS, name);
          status = Scalars.optionalText(in);
        }
        case "category" -> {
          members.see(CATEGORY, name);
          category = Scalars.optionalText(in);
        }
        case "message" -> {
          members.see(MESSAGE, name);
          message = Scalars.optionalText(in);
        }
        case "context" -> {
          members.see(CONTEXT, name);
          context = Members.optionalMap(in, name, others, Members::texts);
        }
        case "errors" -> {
          members.see(ERRORS, name);
          errors =
              Members.optionalList(
                  in, name, others, "an array of ErrorDetail objects", ErrorDetailReader::detail);
        }
        case "id" -> {
          members.see(ID, name);
          id = HubSpotMembers.text(in, name, others);
        }
        case "subCategory" -> {
          members.see(SUB_CATEGORY, name);
          subCategory = HubSpotMembers.text(in, name, others);
        }
        case "links" -> {
          members.see(LINKS, name);
          links = HubSpotMembers.links(in, name, others);
        }
        default -> others.keep(in, start, name);
      }
    }
    return new BatchErrorJson(
        status,
        category,
        message,
        context,
        errors,
        id,
        subCategory,
        links,
        others.unknown(),
        others.empty());
  }
}

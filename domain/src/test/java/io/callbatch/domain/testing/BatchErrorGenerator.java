package io.callbatch.domain.testing;

import io.callbatch.domain.model.BatchError;
import io.callbatch.domain.model.ErrorDetail;
import io.callbatch.domain.model.OrderedMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws errors of a batch. For one thread. */
final class BatchErrorGenerator {
  private final Draw draw;
  private final JsonTexts json;

  BatchErrorGenerator(Draw draw) {
    this.draw = draw;
    this.json = new JsonTexts(draw);
  }

  BatchError next() {
    Map<String, List<String>> context = draw.map(() -> draw.list(draw::text));
    List<ErrorDetail> errors = draw.list(this::detail);
    Optional<String> id = draw.optional(draw::text);
    Optional<String> subCategory = draw.optional(draw::text);
    Map<String, String> links = draw.map(draw::text);
    Map<String, String> unknownMembers = unknownMembers(id, subCategory, links);
    return new BatchError(
        draw.optional(draw::text),
        draw.optional(draw::text),
        draw.optional(draw::text),
        context,
        errors,
        id,
        subCategory,
        links,
        unknownMembers,
        draw.emptyMembers(
            Map.of(
                "context", context.isEmpty(), "errors", errors.isEmpty(), "links", links.isEmpty()),
            unknownMembers));
  }

  private ErrorDetail detail() {
    Map<String, List<String>> context = draw.map(() -> draw.list(draw::text));
    Map<String, String> unknownMembers = json.unknownMembers();
    return new ErrorDetail(
        draw.text(),
        draw.optional(draw::text),
        draw.optional(draw::text),
        draw.optional(draw::text),
        context,
        unknownMembers,
        draw.emptyMembers(Map.of("context", context.isEmpty()), unknownMembers));
  }

  private Map<String, String> unknownMembers(
      Optional<String> id, Optional<String> subCategory, Map<String, String> links) {
    OrderedMap.Builder<String> members = new OrderedMap.Builder<>();
    json.unknownMembers().forEach(members::put);
    if (id.isEmpty() && draw.chance(20)) {
      members.put("id", draw.oneOf("7", "null", "[]"));
    }
    if (subCategory.isEmpty() && draw.chance(20)) {
      members.put("subCategory", draw.oneOf("{\"name\":\"x\"}", "null"));
    }
    if (links.isEmpty() && draw.chance(20)) {
      members.put("links", draw.oneOf("{\"a\":null}", "[]", "\"x\""));
    }
    return members.build();
  }
}

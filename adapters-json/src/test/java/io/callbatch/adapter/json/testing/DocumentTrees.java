package io.callbatch.adapter.json.testing;

import io.callbatch.domain.model.Association;
import io.callbatch.domain.model.AssociationList;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.BatchError;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.CallWarning;
import io.callbatch.domain.model.ErrorDetail;
import io.callbatch.domain.model.PropertyHistory;
import io.callbatch.domain.testing.Draw;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * A document as JSON in one of the many ways to write it: members in any order, instants with any
 * offset, whole numbers with a fraction or an exponent. Shares no code with the writer.
 */
public final class DocumentTrees {
  private final Draw draw;

  public DocumentTrees(Draw draw) {
    this.draw = draw;
  }

  public JsonTree.Node tree(BatchCallsResponse batch) {
    JsonTree.Node node =
        new JsonTree.Node()
            .with("status", string(batch.status().name()))
            .with("results", array(batch.results(), this::call));
    put(node, "requestedAt", batch.requestedAt().map(this::instant));
    put(node, "startedAt", batch.startedAt().map(this::instant));
    put(node, "completedAt", batch.completedAt().map(this::instant));
    put(node, "numErrors", batch.numErrors().map(this::integer));
    put(node, "errors", optionalArray(batch.errors(), this::error));
    put(node, "links", optionalObject(batch.links(), this::string));
    return shuffled(node, batch.unknownMembers(), batch.emptyMembers());
  }

  private JsonTree.Node call(Call call) {
    JsonTree.Node node =
        new JsonTree.Node()
            .with("id", string(call.id()))
            .with("properties", properties(call))
            .with("createdAt", instant(call.createdAt()))
            .with("updatedAt", instant(call.updatedAt()))
            .with("archived", bool(call.archived()));
    put(
        node,
        "propertiesWithHistory",
        optionalObject(call.propertiesWithHistory(), list -> array(list, this::version)));
    put(node, "archivedAt", call.archivedAt().map(this::instant));
    put(node, "url", call.url().map(this::string));
    put(node, "objectWriteTraceId", call.objectWriteTraceId().map(this::string));
    put(node, "new", call.isNew().map(DocumentTrees::bool));
    put(node, "associations", optionalObject(call.associations(), this::associations));
    put(node, "warnings", optionalArray(call.warnings(), this::warning));
    return shuffled(node, call.unknownMembers(), call.emptyMembers());
  }

  private JsonTree.Node associations(AssociationList list) {
    JsonTree.Node node =
        new JsonTree.Node().with("results", array(list.results(), this::association));
    return shuffled(node, list.unknownMembers(), List.of());
  }

  private JsonTree.Node association(Association association) {
    JsonTree.Node node =
        new JsonTree.Node()
            .with("id", string(association.id()))
            .with("type", string(association.type()));
    return shuffled(node, association.unknownMembers(), List.of());
  }

  /** Properties without a value stand anywhere between the others, in their own order. */
  private JsonTree.Node properties(Call call) {
    JsonTree.Node properties = object(call.properties(), this::string);
    Collections.shuffle(properties.members(), shuffling());
    int from = 0;
    for (String name : call.nullProperties()) {
      from += draw.below(properties.members().size() - from + 1);
      properties.insert(from, name, new JsonTree.Text("null"));
      from++;
    }
    return properties;
  }

  private JsonTree.Node warning(CallWarning warning) {
    JsonTree.Node node =
        new JsonTree.Node()
            .with("category", string(warning.category()))
            .with("message", string(warning.message()));
    put(node, "context", optionalObject(warning.context(), this::string));
    return shuffled(node, warning.unknownMembers(), warning.emptyMembers());
  }

  private JsonTree.Node version(PropertyHistory version) {
    JsonTree.Node node = new JsonTree.Node();
    put(node, "value", version.value().map(this::string));
    put(node, "timestamp", version.timestamp().map(this::instant));
    put(node, "sourceType", version.sourceType().map(this::string));
    put(node, "sourceId", version.sourceId().map(this::string));
    put(node, "sourceLabel", version.sourceLabel().map(this::string));
    put(node, "updatedByUserId", version.updatedByUserId().map(this::integer));
    return shuffled(node, version.unknownMembers(), List.of());
  }

  private JsonTree.Node error(BatchError error) {
    JsonTree.Node node = new JsonTree.Node();
    put(node, "status", error.status().map(this::string));
    put(node, "category", error.category().map(this::string));
    put(node, "message", error.message().map(this::string));
    put(node, "context", optionalObject(error.context(), list -> array(list, this::string)));
    put(node, "errors", optionalArray(error.errors(), this::detail));
    put(node, "id", error.id().map(this::string));
    put(node, "subCategory", error.subCategory().map(this::string));
    put(node, "links", optionalObject(error.links(), this::string));
    return shuffled(node, error.unknownMembers(), error.emptyMembers());
  }

  private JsonTree.Node detail(ErrorDetail detail) {
    JsonTree.Node node = new JsonTree.Node().with("message", string(detail.message()));
    put(node, "code", detail.code().map(this::string));
    put(node, "in", detail.in().map(this::string));
    put(node, "subCategory", detail.subCategory().map(this::string));
    put(node, "context", optionalObject(detail.context(), list -> array(list, this::string)));
    return shuffled(node, detail.unknownMembers(), detail.emptyMembers());
  }

  /** Members in any order, but for those that are there and empty, which keep theirs. */
  private JsonTree.Node shuffled(
      JsonTree.Node node, Map<String, String> unknownMembers, List<String> emptyMembers) {
    unknownMembers.forEach((name, json) -> node.with(name, new JsonTree.Text(json)));
    Collections.shuffle(node.members(), shuffling());
    int from = 0;
    for (String name : emptyMembers) {
      from += draw.below(node.members().size() - from + 1);
      node.insert(from, name, empty(name));
      from++;
    }
    return node;
  }

  private static JsonTree empty(String name) {
    return List.of("errors", "warnings").contains(name)
        ? new JsonTree.Elements()
        : new JsonTree.Node();
  }

  private Random shuffling() {
    return new Random(draw.below(Integer.MAX_VALUE));
  }

  private static void put(JsonTree.Node node, String name, Optional<? extends JsonTree> value) {
    value.ifPresent(tree -> node.with(name, tree));
  }

  private static <T> Optional<JsonTree> optionalArray(List<T> list, Function<T, JsonTree> element) {
    return list.isEmpty() ? Optional.empty() : Optional.of(array(list, element));
  }

  private static <V> Optional<JsonTree> optionalObject(
      Map<String, V> map, Function<V, JsonTree> value) {
    return map.isEmpty() ? Optional.empty() : Optional.of(object(map, value));
  }

  private static <T> JsonTree array(List<T> list, Function<T, ? extends JsonTree> element) {
    JsonTree.Elements array = new JsonTree.Elements();
    list.forEach(one -> array.elements().add(element.apply(one)));
    return array;
  }

  private static <V> JsonTree.Node object(
      Map<String, V> map, Function<V, ? extends JsonTree> value) {
    JsonTree.Node node = new JsonTree.Node();
    map.forEach((name, one) -> node.with(name, value.apply(one)));
    return node;
  }

  private JsonTree string(String text) {
    return new JsonTree.Text(PrintedJson.string(text, draw));
  }

  private static JsonTree bool(boolean value) {
    return new JsonTree.Text(Boolean.toString(value));
  }

  private JsonTree integer(long value) {
    BigDecimal number = BigDecimal.valueOf(value);
    String json =
        switch (draw.below(6)) {
          case 0 -> value + ".0";
          case 1 -> value + "e0";
          case 2 -> value == 0 ? "0E+7" : value + "0E-1";
          case 3 -> number.stripTrailingZeros().toString();
          default -> Long.toString(value);
        };
    return new JsonTree.Text(json);
  }

  private JsonTree instant(Instant instant) {
    if (draw.chance(70)) {
      return string(instant.toString());
    }
    ZoneOffset offset =
        draw.oneOf(
            ZoneOffset.UTC, ZoneOffset.ofHoursMinutes(5, 30), ZoneOffset.ofHoursMinutes(-9, -45));
    var local = instant.atOffset(offset);
    if (local.getYear() < 1 || local.getYear() > 9999) {
      return string(instant.toString());
    }
    String fraction =
        instant.getNano() == 0
            ? draw.oneOf("", ".0", ".0000000000000")
            : ".%09d%s".formatted(instant.getNano(), draw.oneOf("", "000"));
    String zone =
        offset.equals(ZoneOffset.UTC) ? draw.oneOf("Z", "z", "+00:00", "-00:00") : offset.getId();
    return string(
        local.format(DateTimeFormatter.ofPattern("uuuu-MM-dd"))
            + draw.oneOf("T", "t")
            + local.format(DateTimeFormatter.ofPattern("HH:mm:ss"))
            + fraction
            + zone);
  }
}

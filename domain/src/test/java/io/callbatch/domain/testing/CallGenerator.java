package io.callbatch.domain.testing;

import io.callbatch.domain.model.Association;
import io.callbatch.domain.model.AssociationList;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.CallWarning;
import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.PropertyHistory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws calls. For one thread. */
final class CallGenerator {
  private static final List<String> NAMES =
      List.of("hs_call_title", "hs_timestamp", "hs_call_duration", "", "é", "a/b~c");

  private final Draw draw;
  private final JsonTexts json;
  private final boolean conforming;

  CallGenerator(Draw draw, boolean conforming) {
    this.draw = draw;
    this.json = new JsonTexts(draw);
    this.conforming = conforming;
  }

  Call next() {
    Map<String, String> properties =
        draw.chance(50) ? draw.mapOf(NAMES, _ -> draw.text()) : draw.map(draw::text);
    boolean archived = draw.chance(50);
    Optional<Instant> archivedAt =
        archived || !conforming ? draw.optional(draw::instant) : Optional.empty();
    Optional<String> url = draw.optional(draw::text);
    Optional<String> traceId = draw.optional(draw::text);
    Optional<Boolean> isNew = draw.optional(() -> draw.chance(50));
    Map<String, List<PropertyHistory>> history = draw.map(() -> draw.list(this::version));
    Map<String, AssociationList> associations = draw.map(this::associations);
    List<CallWarning> warnings = draw.list(this::warning);
    Map<String, String> unknownMembers = unknownMembers(url, isNew, associations, warnings);
    return new Call(
        draw.text(),
        properties,
        nullProperties(properties),
        history,
        draw.instant(),
        draw.instant(),
        archived,
        archivedAt,
        url,
        traceId,
        isNew,
        associations,
        warnings,
        unknownMembers,
        draw.emptyMembers(
            Map.of(
                "propertiesWithHistory",
                history.isEmpty(),
                "associations",
                associations.isEmpty(),
                "warnings",
                warnings.isEmpty()),
            unknownMembers));
  }

  private List<String> nullProperties(Map<String, String> properties) {
    return conforming
        ? List.of()
        : NAMES.stream().filter(name -> !properties.containsKey(name) && draw.chance(20)).toList();
  }

  private PropertyHistory version() {
    return new PropertyHistory(
        draw.optional(draw::text),
        draw.optional(draw::instant),
        draw.optional(draw::text),
        draw.optional(draw::text),
        draw.optional(draw::text),
        draw.optional(draw::integer),
        json.unknownMembers());
  }

  private AssociationList associations() {
    return new AssociationList(
        draw.list(() -> new Association(draw.text(), draw.text(), nestedUnknownMembers())),
        nestedUnknownMembers());
  }

  private CallWarning warning() {
    Map<String, String> context = draw.map(draw::text);
    OrderedMap.Builder<String> members = new OrderedMap.Builder<>();
    nestedUnknownMembers().forEach(members::put);
    if (context.isEmpty() && draw.chance(20)) {
      members.put("context", draw.oneOf("null", "[]", "{\"a\":[\"x\"]}"));
    }
    Map<String, String> unknownMembers = members.build();
    return new CallWarning(
        draw.text(),
        draw.text(),
        context,
        unknownMembers,
        draw.emptyMembers(Map.of("context", context.isEmpty()), unknownMembers));
  }

  private Map<String, String> nestedUnknownMembers() {
    return draw.chance(70) ? Map.of() : json.unknownMembers();
  }

  /** HubSpot's own members are among the unknown ones where they fit no field. */
  private Map<String, String> unknownMembers(
      Optional<String> url,
      Optional<Boolean> isNew,
      Map<String, AssociationList> associations,
      List<CallWarning> warnings) {
    OrderedMap.Builder<String> members = new OrderedMap.Builder<>();
    json.unknownMembers().forEach(members::put);
    if (url.isEmpty() && draw.chance(20)) {
      members.put("url", json.structure());
    }
    if (isNew.isEmpty() && draw.chance(20)) {
      members.put("new", draw.oneOf("\"true\"", "1", "null"));
    }
    if (associations.isEmpty() && draw.chance(20)) {
      members.put(
          "associations",
          draw.oneOf(
              "{\"contacts\":{\"results\":[{\"id\":1}],\"paging\":{}}}",
              "[]",
              "null",
              "{\"a\":1}"));
    }
    if (warnings.isEmpty() && draw.chance(20)) {
      members.put(
          "warnings", draw.oneOf("{}", "[\"x\"]", "[{\"category\":\"x\",\"message\":null}]"));
    }
    return members.build();
  }
}

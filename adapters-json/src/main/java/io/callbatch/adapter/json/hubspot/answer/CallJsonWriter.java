package io.callbatch.adapter.json.hubspot.answer;

import io.callbatch.domain.model.Association;
import io.callbatch.domain.model.AssociationList;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.PropertyHistory;
import io.callbatch.domain.model.call.PortalId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes calls. For one answer. */
final class CallJsonWriter {

  private static final String URL =
      "https://app.hubspot.com/contacts/%s/objects/0-48/views/all/list?filters=%%5B%%7B%%22property"
          + "%%22%%3A%%22hs_object_id%%22%%2C%%22operator%%22%%3A%%22EQ%%22%%2C%%22value%%22%%3A%%22"
          + "%s%%22%%7D%%5D";

  private final JsonGenerator json;

  CallJsonWriter(JsonGenerator json) {
    this.json = json;
  }

  /** Writes a call as answers to reads show it. */
  void read(Call call) {
    write(call, Optional.empty());
  }

  /** Writes a call as answers to writes show it: with its address in the portal. */
  void written(Call call, PortalId portal) {
    write(call, Optional.of(URL.formatted(portal, call.id())));
  }

  private void write(Call call, Optional<String> url) {
    json.writeStartObject();
    json.writeStringProperty("id", call.id());
    properties(call);
    if (!call.propertiesWithHistory().isEmpty()) {
      json.writeObjectPropertyStart("propertiesWithHistory");
      call.propertiesWithHistory().forEach(this::history);
      json.writeEndObject();
    }
    instant("createdAt", call.createdAt());
    instant("updatedAt", call.updatedAt());
    json.writeBooleanProperty("archived", call.archived());
    call.archivedAt().ifPresent(at -> instant("archivedAt", at));
    associations(call.associations());
    call.objectWriteTraceId().ifPresent(id -> json.writeStringProperty("objectWriteTraceId", id));
    call.isNew().ifPresent(isNew -> json.writeBooleanProperty("new", isNew));
    url.ifPresent(address -> json.writeStringProperty("url", address));
    json.writeEndObject();
  }

  /** Sorted by name, those without a value among the others. */
  private void properties(Call call) {
    Map<String, @Nullable String> properties = new TreeMap<>(call.properties());
    call.nullProperties().forEach(name -> properties.put(name, null));
    json.writeObjectPropertyStart("properties");
    properties.forEach((name, value) -> {
      json.writeName(name);
      json.writeString(value);
    });
    json.writeEndObject();
  }

  private void history(String property, List<PropertyHistory> versions) {
    json.writeArrayPropertyStart(property);
    for (PropertyHistory version : versions) {
      json.writeStartObject();
      version.value().ifPresent(value -> json.writeStringProperty("value", value));
      version.timestamp().ifPresent(at -> instant("timestamp", at));
      version.sourceType().ifPresent(type -> json.writeStringProperty("sourceType", type));
      version.sourceId().ifPresent(id -> json.writeStringProperty("sourceId", id));
      version.sourceLabel().ifPresent(label -> json.writeStringProperty("sourceLabel", label));
      version
          .updatedByUserId()
          .ifPresent(user -> json.writeNumberProperty("updatedByUserId", user));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void associations(Map<String, AssociationList> associations) {
    if (associations.isEmpty()) {
      return;
    }
    json.writeObjectPropertyStart("associations");
    associations.forEach((type, list) -> {
      json.writeObjectPropertyStart(type);
      json.writeArrayPropertyStart("results");
      for (Association association : list.results()) {
        json.writeStartObject();
        json.writeStringProperty("id", association.id());
        json.writeStringProperty("type", association.type());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    });
    json.writeEndObject();
  }

  private void instant(String name, Instant instant) {
    json.writeStringProperty(name, HubSpotDocuments.text(instant));
  }
}

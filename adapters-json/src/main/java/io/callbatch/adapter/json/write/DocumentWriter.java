package io.callbatch.adapter.json.write;

import io.callbatch.adapter.json.wire.AssociationJson;
import io.callbatch.adapter.json.wire.BatchCallsResponseJson;
import io.callbatch.adapter.json.wire.BatchErrorJson;
import io.callbatch.adapter.json.wire.CallJson;
import io.callbatch.adapter.json.wire.CallWarningJson;
import io.callbatch.adapter.json.wire.ErrorDetailJson;
import io.callbatch.adapter.json.wire.PropertyHistoryJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes wire records, member for member in HubSpot's order. Members that are required stand there
 * even when they are empty; optional ones are left out then. For one document.
 */
final class DocumentWriter {

  private final JsonGenerator json;
  private final UnknownMembers unknown;

  DocumentWriter(JsonGenerator json, UnknownMembers unknown) {
    this.json = json;
    this.unknown = unknown;
  }

  void write(BatchCallsResponseJson batch) {
    json.writeStartObject();
    text("status", batch.status());
    json.writeArrayPropertyStart("results");
    batch.results().forEach(this::call);
    json.writeEndArray();
    instant("requestedAt", batch.requestedAt());
    instant("startedAt", batch.startedAt());
    instant("completedAt", batch.completedAt());
    integer("numErrors", batch.numErrors());
    array("errors", batch.errors(), this::error);
    texts("links", batch.links());
    unknownMembers(batch.unknownMembers());
    json.writeEndObject();
  }

  void call(CallJson call) {
    json.writeStartObject();
    text("id", call.id());
    json.writeObjectPropertyStart("properties");
    call.properties().forEach(json::writeStringProperty);
    call.nullProperties().forEach(json::writeNullProperty);
    json.writeEndObject();
    object(
        "propertiesWithHistory",
        call.propertiesWithHistory(),
        versions -> list(versions, this::version));
    instant("createdAt", call.createdAt());
    instant("updatedAt", call.updatedAt());
    json.writeBooleanProperty("archived", call.archived());
    instant("archivedAt", call.archivedAt());
    text("url", call.url());
    text("objectWriteTraceId", call.objectWriteTraceId());
    if (call.isNew() != null) {
      json.writeBooleanProperty("new", call.isNew());
    }
    object("associations", call.associations(), this::associations);
    array("warnings", call.warnings(), this::warning);
    unknownMembers(call.unknownMembers());
    json.writeEndObject();
  }

  private void version(PropertyHistoryJson version) {
    json.writeStartObject();
    text("value", version.value());
    instant("timestamp", version.timestamp());
    text("sourceType", version.sourceType());
    text("sourceId", version.sourceId());
    text("sourceLabel", version.sourceLabel());
    integer("updatedByUserId", version.updatedByUserId());
    unknownMembers(version.unknownMembers());
    json.writeEndObject();
  }

  private void associations(List<AssociationJson> associations) {
    json.writeStartObject();
    json.writeName("results");
    list(
        associations,
        association -> {
          json.writeStartObject();
          text("id", association.id());
          text("type", association.type());
          json.writeEndObject();
        });
    json.writeEndObject();
  }

  private void warning(CallWarningJson warning) {
    json.writeStartObject();
    text("category", warning.category());
    text("message", warning.message());
    texts("context", warning.context());
    json.writeEndObject();
  }

  private void error(BatchErrorJson error) {
    json.writeStartObject();
    text("status", error.status());
    text("category", error.category());
    text("message", error.message());
    object("context", error.context(), this::texts);
    array("errors", error.errors(), this::detail);
    text("id", error.id());
    text("subCategory", error.subCategory());
    texts("links", error.links());
    unknownMembers(error.unknownMembers());
    json.writeEndObject();
  }

  private void detail(ErrorDetailJson detail) {
    json.writeStartObject();
    text("message", detail.message());
    text("code", detail.code());
    text("in", detail.in());
    text("subCategory", detail.subCategory());
    object("context", detail.context(), this::texts);
    unknownMembers(detail.unknownMembers());
    json.writeEndObject();
  }

  private void text(String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }

  private void integer(String name, @Nullable Long value) {
    if (value != null) {
      json.writeNumberProperty(name, value);
    }
  }

  /** No fraction when it is zero, else three, six or nine digits: as HubSpot, and finer. */
  private void instant(String name, @Nullable Instant value) {
    if (value != null) {
      json.writeStringProperty(name, value.toString());
    }
  }

  private void texts(String name, Map<String, String> texts) {
    if (!texts.isEmpty()) {
      json.writeObjectPropertyStart(name);
      texts.forEach(json::writeStringProperty);
      json.writeEndObject();
    }
  }

  private void texts(List<String> texts) {
    list(texts, json::writeString);
  }

  private <T> void object(String name, Map<String, T> members, Consumer<T> values) {
    if (!members.isEmpty()) {
      json.writeObjectPropertyStart(name);
      members.forEach((member, value) -> {
        json.writeName(member);
        values.accept(value);
      });
      json.writeEndObject();
    }
  }

  private <T> void array(String name, List<T> elements, Consumer<T> writer) {
    if (!elements.isEmpty()) {
      json.writeName(name);
      list(elements, writer);
    }
  }

  private <T> void list(List<T> elements, Consumer<T> writer) {
    json.writeStartArray();
    elements.forEach(writer);
    json.writeEndArray();
  }

  private void unknownMembers(Map<String, String> members) {
    members.forEach((name, text) -> {
      json.writeName(name);
      json.writeRawValue(unknown.text(text));
    });
  }
}

package io.callbatch.adapter.json.write;

import io.callbatch.adapter.json.wire.AssociationJson;
import io.callbatch.adapter.json.wire.AssociationListJson;
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

/**
 * Writes wire records, member for member in HubSpot's order. Members that are required stand there
 * even when they are empty; optional ones are left out then, unless the document has them empty:
 * those come after the others. For one document.
 */
final class DocumentWriter {

  private final JsonBuffer json;
  private final UnknownMembers unknown;

  DocumentWriter(JsonBuffer json, UnknownMembers unknown) {
    this.json = json;
    this.unknown = unknown;
  }

  void write(BatchCallsResponseJson batch) {
    json.startObject();
    text("status", batch.status());
    json.name("results");
    json.startArray();
    batch.results().forEach(this::call);
    json.endArray();
    instant("requestedAt", batch.requestedAt());
    instant("startedAt", batch.startedAt());
    instant("completedAt", batch.completedAt());
    integer("numErrors", batch.numErrors());
    array("errors", batch.errors(), this::error);
    texts("links", batch.links());
    emptyMembers(batch.emptyMembers());
    unknownMembers(batch.unknownMembers());
    json.endObject();
  }

  void call(CallJson call) {
    json.startObject();
    text("id", call.id());
    json.name("properties");
    json.startObject();
    call.properties().forEach(this::text);
    call.nullProperties().forEach(this::noValue);
    json.endObject();
    object(
        "propertiesWithHistory",
        call.propertiesWithHistory(),
        versions -> list(versions, this::version));
    instant("createdAt", call.createdAt());
    instant("updatedAt", call.updatedAt());
    bool("archived", call.archived());
    instant("archivedAt", call.archivedAt());
    text("url", call.url());
    text("objectWriteTraceId", call.objectWriteTraceId());
    bool("new", call.isNew());
    object("associations", call.associations(), this::associations);
    array("warnings", call.warnings(), this::warning);
    emptyMembers(call.emptyMembers());
    unknownMembers(call.unknownMembers());
    json.endObject();
  }

  private void version(PropertyHistoryJson version) {
    json.startObject();
    text("value", version.value());
    instant("timestamp", version.timestamp());
    text("sourceType", version.sourceType());
    text("sourceId", version.sourceId());
    text("sourceLabel", version.sourceLabel());
    integer("updatedByUserId", version.updatedByUserId());
    unknownMembers(version.unknownMembers());
    json.endObject();
  }

  private void associations(AssociationListJson associations) {
    json.startObject();
    json.name("results");
    list(associations.results(), this::association);
    unknownMembers(associations.unknownMembers());
    json.endObject();
  }

  private void association(AssociationJson association) {
    json.startObject();
    text("id", association.id());
    text("type", association.type());
    unknownMembers(association.unknownMembers());
    json.endObject();
  }

  private void warning(CallWarningJson warning) {
    json.startObject();
    text("category", warning.category());
    text("message", warning.message());
    texts("context", warning.context());
    emptyMembers(warning.emptyMembers());
    unknownMembers(warning.unknownMembers());
    json.endObject();
  }

  private void error(BatchErrorJson error) {
    json.startObject();
    text("status", error.status());
    text("category", error.category());
    text("message", error.message());
    object("context", error.context(), this::texts);
    array("errors", error.errors(), this::detail);
    text("id", error.id());
    text("subCategory", error.subCategory());
    texts("links", error.links());
    emptyMembers(error.emptyMembers());
    unknownMembers(error.unknownMembers());
    json.endObject();
  }

  private void detail(ErrorDetailJson detail) {
    json.startObject();
    text("message", detail.message());
    text("code", detail.code());
    text("in", detail.in());
    text("subCategory", detail.subCategory());
    object("context", detail.context(), this::texts);
    emptyMembers(detail.emptyMembers());
    unknownMembers(detail.unknownMembers());
    json.endObject();
  }

  private void text(String name, @Nullable String value) {
    if (value != null) {
      json.name(name);
      json.text(value);
    }
  }

  private void integer(String name, @Nullable Long value) {
    if (value != null) {
      json.name(name);
      json.integer(value);
    }
  }

  private void bool(String name, @Nullable Boolean value) {
    if (value != null) {
      json.name(name);
      json.bool(value);
    }
  }

  private void noValue(String name) {
    json.name(name);
    json.noValue();
  }

  private void instant(String name, @Nullable Instant value) {
    if (value != null) {
      json.name(name);
      json.instant(value);
    }
  }

  private void texts(String name, Map<String, String> texts) {
    if (!texts.isEmpty()) {
      json.name(name);
      json.startObject();
      texts.forEach(this::text);
      json.endObject();
    }
  }

  private void texts(List<String> texts) {
    list(texts, json::text);
  }

  private <T> void object(String name, Map<String, T> members, Consumer<T> values) {
    if (!members.isEmpty()) {
      json.name(name);
      json.startObject();
      members.forEach((member, value) -> {
        json.name(member);
        values.accept(value);
      });
      json.endObject();
    }
  }

  private <T> void array(String name, List<T> elements, Consumer<T> writer) {
    if (!elements.isEmpty()) {
      json.name(name);
      list(elements, writer);
    }
  }

  private <T> void list(List<T> elements, Consumer<T> writer) {
    json.startArray();
    elements.forEach(writer);
    json.endArray();
  }

  private void emptyMembers(List<String> names) {
    for (String name : names) {
      json.name(name);
      switch (name) {
        case "errors", "warnings" -> {
          json.startArray();
          json.endArray();
        }
        default -> {
          json.startObject();
          json.endObject();
        }
      }
    }
  }

  private void unknownMembers(Map<String, String> members) {
    members.forEach((name, text) -> {
      json.name(name);
      json.raw(unknown.text(text));
    });
  }
}

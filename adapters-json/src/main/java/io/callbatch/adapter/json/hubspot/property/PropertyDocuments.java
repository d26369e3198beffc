package io.callbatch.adapter.json.hubspot.property;

import io.callbatch.adapter.json.hubspot.answer.HubSpotDocuments;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyFlags;
import io.callbatch.domain.model.property.PropertyGroup;
import io.callbatch.domain.model.property.PropertyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The documents that the routes of properties answer with. */
final class PropertyDocuments {

  private PropertyDocuments() {}

  static HubSpotAnswer definition(int status, PropertyDefinition definition) {
    return HubSpotDocuments.answer(status, json -> write(json, definition));
  }

  static HubSpotAnswer definitions(List<PropertyDefinition> definitions) {
    return HubSpotDocuments.answer(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("results");
          definitions.forEach(definition -> write(json, definition));
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  static HubSpotAnswer group(int status, PropertyGroup group) {
    return HubSpotDocuments.answer(status, json -> write(json, group));
  }

  static HubSpotAnswer groups(List<PropertyGroup> groups) {
    return HubSpotDocuments.answer(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("results");
          groups.forEach(group -> write(json, group));
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** A definition, in the order of HubSpot's members. */
  static void write(JsonGenerator json, PropertyDefinition definition) {
    json.writeStartObject();
    time(json, "updatedAt", definition.updatedAt());
    time(json, "createdAt", definition.createdAt());
    time(json, "archivedAt", definition.archivedAt());
    json.writeStringProperty("name", definition.name());
    json.writeStringProperty("label", definition.label());
    json.writeStringProperty("type", definition.type().wireName());
    json.writeStringProperty("fieldType", definition.fieldType());
    json.writeStringProperty("description", definition.description());
    json.writeStringProperty("groupName", definition.groupName());
    json.writeArrayPropertyStart("options");
    definition.options().forEach(option -> write(json, option));
    json.writeEndArray();
    json.writeNumberProperty("displayOrder", definition.displayOrder());
    PropertyFlags flags = definition.flags();
    json.writeBooleanProperty("calculated", flags.calculated());
    json.writeBooleanProperty("externalOptions", flags.externalOptions());
    if (definition.archivedAt().isPresent()) {
      json.writeBooleanProperty("archived", true);
    }
    json.writeBooleanProperty("hasUniqueValue", flags.unique());
    json.writeBooleanProperty("hidden", flags.hidden());
    json.writeBooleanProperty("hubspotDefined", flags.hubspotDefined());
    json.writeObjectPropertyStart("modificationMetadata");
    json.writeBooleanProperty("archivable", true);
    json.writeBooleanProperty("readOnlyDefinition", flags.hubspotDefined());
    json.writeBooleanProperty("readOnlyValue", flags.readOnly());
    json.writeEndObject();
    json.writeBooleanProperty("formField", false);
    json.writeStringProperty("dataSensitivity", DefinitionMembers.NOT_SENSITIVE);
    json.writeEndObject();
  }

  private static void time(JsonGenerator json, String name, Optional<Instant> time) {
    time.ifPresent(at -> json.writeStringProperty(name, HubSpotDocuments.text(at)));
  }

  private static void write(JsonGenerator json, PropertyOption option) {
    json.writeStartObject();
    json.writeStringProperty("label", option.label());
    json.writeStringProperty("value", option.value());
    option.description().ifPresent(text -> json.writeStringProperty("description", text));
    json.writeNumberProperty("displayOrder", option.displayOrder());
    json.writeBooleanProperty("hidden", option.hidden());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, PropertyGroup group) {
    json.writeStartObject();
    json.writeStringProperty("name", group.name());
    json.writeStringProperty("label", group.label());
    json.writeNumberProperty("displayOrder", group.displayOrder());
    json.writeBooleanProperty("archived", false);
    json.writeEndObject();
  }
}

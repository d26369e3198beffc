package io.callbatch.adapter.json.hubspot.answer;

import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.domain.model.call.AssociationSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * The documents that the routes of associations answer with, as HubSpot's published documents have
 * them: ids are strings, and a label that there isn't is left out.
 */
public final class AssociationDocuments {

  private AssociationDocuments() {}

  /**
   * A record that another one is associated with.
   *
   * @param id its id
   * @param types the types of association, as seen from the other record
   */
  public record ToRecord(String id, List<AssociationSpec> types) {

    /** Copies the types. */
    public ToRecord {
      types = List.copyOf(types);
    }
  }

  /**
   * A page of the records that a record is associated with.
   *
   * @param id the record's id
   * @param to the others
   * @param after where the next page begins; empty: this is the last
   */
  public record FromRecord(String id, List<ToRecord> to, Optional<String> after) {

    /** Copies the records. */
    public FromRecord {
      to = List.copyOf(to);
    }
  }

  /**
   * Two records that have been associated.
   *
   * @param fromTypeId HubSpot's id of the first record's object type
   * @param fromId the first record's id
   * @param toTypeId HubSpot's id of the second record's object type
   * @param toId the second record's id
   */
  public record Linked(String fromTypeId, String fromId, String toTypeId, String toId) {}

  /** A page of the records that one record is associated with. */
  public static HubSpotAnswer list(List<ToRecord> records, Optional<NextPage> next) {
    return HubSpotDocuments.answer(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("results");
          records.forEach(record -> to(json, record));
          json.writeEndArray();
          next.ifPresent(page -> HubSpotDocuments.paging(json, page));
          json.writeEndObject();
        });
  }

  /** The records that several records are associated with. */
  public static HubSpotAnswer read(
      int status,
      Instant startedAt,
      Instant completedAt,
      List<FromRecord> records,
      List<BatchErrorItem> errors) {
    return HubSpotDocuments.batch(
        status,
        startedAt,
        completedAt,
        json -> records.forEach(record -> from(json, record)),
        errors);
  }

  private static void from(JsonGenerator json, FromRecord record) {
    json.writeStartObject();
    reference(json, "from", record.id());
    json.writeArrayPropertyStart("to");
    record.to().forEach(to -> to(json, to));
    json.writeEndArray();
    record
        .after()
        .ifPresent(after -> {
          json.writeObjectPropertyStart("paging");
          json.writeObjectPropertyStart("next");
          json.writeStringProperty("after", after);
          json.writeEndObject();
          json.writeEndObject();
        });
    json.writeEndObject();
  }

  private static void to(JsonGenerator json, ToRecord record) {
    json.writeStartObject();
    json.writeStringProperty("toObjectId", record.id());
    json.writeArrayPropertyStart("associationTypes");
    for (AssociationSpec type : record.types()) {
      json.writeStartObject();
      json.writeStringProperty("category", type.category().name());
      json.writeNumberProperty("typeId", type.typeId());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Two records have been associated. HubSpot's own types have no labels. */
  public static HubSpotAnswer labelled(Linked linked) {
    return HubSpotDocuments.answer(201, json -> labels(json, linked));
  }

  /** Pairs of records have been associated. */
  public static HubSpotAnswer labelled(
      int status,
      Instant startedAt,
      Instant completedAt,
      List<Linked> linked,
      List<BatchErrorItem> errors) {
    return HubSpotDocuments.batch(
        status, startedAt, completedAt, json -> linked.forEach(each -> labels(json, each)), errors);
  }

  private static void labels(JsonGenerator json, Linked linked) {
    json.writeStartObject();
    json.writeStringProperty("fromObjectTypeId", linked.fromTypeId());
    json.writeStringProperty("fromObjectId", linked.fromId());
    json.writeStringProperty("toObjectTypeId", linked.toTypeId());
    json.writeStringProperty("toObjectId", linked.toId());
    json.writeArrayPropertyStart("labels");
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Pairs of records have been associated by HubSpot's own type. */
  public static HubSpotAnswer added(
      int status,
      Instant startedAt,
      Instant completedAt,
      AssociationSpec type,
      List<Linked> linked,
      List<BatchErrorItem> errors) {
    Consumer<JsonGenerator> results =
        json -> {
          for (Linked each : linked) {
            json.writeStartObject();
            reference(json, "from", each.fromId());
            reference(json, "to", each.toId());
            json.writeObjectPropertyStart("associationSpec");
            json.writeStringProperty("associationCategory", type.category().name());
            json.writeNumberProperty("associationTypeId", type.typeId());
            json.writeEndObject();
            json.writeEndObject();
          }
        };
    return HubSpotDocuments.batch(status, startedAt, completedAt, results, errors);
  }

  private static void reference(JsonGenerator json, String name, String id) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("id", id);
    json.writeEndObject();
  }
}

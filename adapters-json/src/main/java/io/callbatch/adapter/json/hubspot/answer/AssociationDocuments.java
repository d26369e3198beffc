package io.callbatch.adapter.json.hubspot.answer;

import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.AssociationType;
import io.callbatch.domain.model.call.CallAssociation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/**
 * The documents that the routes of associations answer with: those of HubSpot's associations API
 * v4, which these routes are a part of. Ids are numbers there, where they can be.
 */
public final class AssociationDocuments {

  private static final String CALL_TYPE_ID = "0-48";
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  private AssociationDocuments() {}

  /**
   * A page of records that a call is associated with.
   *
   * @param records the associations with each of them
   */
  public static HubSpotAnswer list(List<List<CallAssociation>> records, Optional<NextPage> next) {
    return HubSpotDocuments.answer(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("results");
          for (List<CallAssociation> record : records) {
            json.writeStartObject();
            id(json, "toObjectId", record.getFirst().toId());
            json.writeArrayPropertyStart("associationTypes");
            for (CallAssociation association : record) {
              json.writeStartObject();
              json.writeStringProperty("category", association.spec().category().name());
              json.writeNumberProperty("typeId", association.spec().typeId());
              json.writeNullProperty("label");
              json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
          }
          json.writeEndArray();
          next.ifPresent(page -> HubSpotDocuments.paging(json, page));
          json.writeEndObject();
        });
  }

  /** A call has been associated with a record. HubSpot's own types have no labels. */
  public static HubSpotAnswer labelled(String callId, AssociationType type, String toId) {
    return HubSpotDocuments.answer(
        201,
        json -> {
          json.writeStartObject();
          json.writeStringProperty("fromObjectTypeId", CALL_TYPE_ID);
          id(json, "fromObjectId", callId);
          json.writeStringProperty("toObjectTypeId", type.objectTypeId());
          id(json, "toObjectId", toId);
          json.writeArrayPropertyStart("labels");
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** A call has been associated with a record by HubSpot's own type. */
  public static HubSpotAnswer added(
      String callId, String toId, AssociationSpec spec, Instant startedAt, Instant completedAt) {
    return HubSpotDocuments.answer(
        200,
        json -> {
          json.writeStartObject();
          json.writeStringProperty("completedAt", HubSpotDocuments.text(completedAt));
          json.writeStringProperty("status", "COMPLETE");
          json.writeStringProperty("startedAt", HubSpotDocuments.text(startedAt));
          json.writeArrayPropertyStart("results");
          json.writeStartObject();
          record(json, "from", callId);
          record(json, "to", toId);
          json.writeObjectPropertyStart("associationSpec");
          json.writeStringProperty("associationCategory", spec.category().name());
          json.writeNumberProperty("associationTypeId", spec.typeId());
          json.writeEndObject();
          json.writeEndObject();
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void record(JsonGenerator json, String name, String id) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("id", id);
    json.writeEndObject();
  }

  private static void id(JsonGenerator json, String name, String id) {
    if (NUMBER.matcher(id).matches()) {
      json.writeNumberProperty(name, Long.parseLong(id));
    } else {
      json.writeStringProperty(name, id);
    }
  }
}

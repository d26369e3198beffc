package io.callbatch.adapter.json.hubspot.request;

import io.callbatch.domain.model.call.AssociationSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads bodies that name records: merge, GDPR deletion, labels of an association. */
public final class RecordBodies {

  private RecordBodies() {}

  /**
   * Which records to merge.
   *
   * @param primaryId id of the one that survives
   * @param idToMerge id of the one that goes into it
   */
  public record Merge(String primaryId, String idToMerge) {}

  /**
   * Which record to delete for good.
   *
   * @param id its id, or its value of the property
   * @param idProperty a property with unique values; empty: the record's id
   */
  public record GdprDelete(String id, Optional<String> idProperty) {}

  /**
   * {@code {"primaryObjectId", "objectIdToMerge"}}.
   *
   * @throws InvalidBodyException if the body isn't that
   */
  public static Merge merge(byte[] body) {
    Map<String, String> members = texts(body, List.of("primaryObjectId", "objectIdToMerge"));
    return new Merge(
        Objects.requireNonNull(members.get("primaryObjectId")),
        Objects.requireNonNull(members.get("objectIdToMerge")));
  }

  /**
   * {@code {"objectId", "idProperty"?}}.
   *
   * @throws InvalidBodyException if the body isn't that
   */
  public static GdprDelete gdprDelete(byte[] body) {
    Map<String, String> members = texts(body, List.of("objectId"));
    return new GdprDelete(
        Objects.requireNonNull(members.get("objectId")),
        Optional.ofNullable(members.get("idProperty")));
  }

  /**
   * {@code [{"associationCategory", "associationTypeId"}]}.
   *
   * @throws InvalidBodyException if the body isn't that
   */
  public static List<AssociationSpec> labels(byte[] body) {
    return JsonBody.read(body, CallBodies::specs);
  }

  private static Map<String, String> texts(byte[] body, List<String> required) {
    return JsonBody.read(
        body,
        in -> {
          Map<String, String> members = new HashMap<>();
          int start =
              in.object(
                  "PublicObjectInput",
                  name -> {
                    if (required.contains(name) || name.equals("idProperty")) {
                      members.put(name, in.text());
                    } else {
                      in.skip();
                    }
                  });
          List<String> missing = new ArrayList<>(required);
          missing.removeAll(members.keySet());
          in.require(start, missing);
          return members;
        });
  }
}

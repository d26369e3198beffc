package io.callbatch.adapter.json.hubspot;

import static io.callbatch.adapter.json.hubspot.HubSpotFixture.CALLS;
import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.json.hubspot.HubSpotFixture.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssociationsTest {
  private static final String DATED = "/crm/objects/2025-09/calls/";
  private static final String LABEL =
      "[{\"associationCategory\":\"HUBSPOT_DEFINED\",\"associationTypeId\":%d}]";

  private final HubSpotFixture hubSpot = new HubSpotFixture();
  private String id = "";

  @BeforeEach
  void createACall() {
    id = hubSpot.create();
  }

  private String contacts() {
    return hubSpot.get(DATED + id + "/associations/contacts").json().get("results").toString();
  }

  @Test
  void labelsAreAddedAndRemoved() {
    Response added =
        hubSpot.send("PUT", DATED + id + "/associations/contacts/901", LABEL.formatted(194));

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.body())
        .isEqualTo(
            """
            {"fromObjectTypeId":"0-48","fromObjectId":"%s","toObjectTypeId":"0-1",\
            "toObjectId":"901","labels":[]}\
            """
                .formatted(id));
    assertThat(contacts())
        .isEqualTo(
            """
            [{"toObjectId":"901","associationTypes":[{"category":"HUBSPOT_DEFINED","typeId":194}]}]\
            """);

    assertThat(hubSpot.send("DELETE", DATED + id + "/associations/0-1/901", "").status())
        .isEqualTo(204);
    assertThat(contacts()).isEqualTo("[]");
  }

  @Test
  void theDefaultAssociationNeedsNoBody() {
    Response added =
        hubSpot.send(
            "PUT", "/crm/objects/2026-03/calls/" + id + "/associations/default/deal/5", "");

    assertThat(added.status()).isEqualTo(200);
    assertThat(added.json().get("status").asString()).isEqualTo("COMPLETE");
    assertThat(added.json().get("results").toString())
        .isEqualTo(
            """
            [{"from":{"id":"%s"},"to":{"id":"5"},"associationSpec":{"associationCategory":\
            "HUBSPOT_DEFINED","associationTypeId":206}}]\
            """
                .formatted(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"194", "call_to_contact"})
  void typesAreNamedByNumberOrName(String type) {
    String association = CALLS + "/" + id + "/associations/contact/any-id/" + type;

    Response added = hubSpot.send("PUT", association, "");
    assertThat(added.status()).isEqualTo(200);
    assertThat(added.json().get("associations").toString())
        .isEqualTo(
            "{\"contacts\":{\"results\":[{\"id\":\"any-id\",\"type\":\"call_to_contact\"}]}}");
    assertThat(contacts()).contains("\"toObjectId\":\"any-id\"");

    assertThat(hubSpot.send("DELETE", association, "").status()).isEqualTo(204);
    assertThat(contacts()).isEqualTo("[]");
  }

  @Test
  void longListsHavePages() {
    for (String contact : new String[] {"3", "1", "2"}) {
      hubSpot.send("PUT", DATED + id + "/associations/contacts/" + contact, LABEL.formatted(194));
    }

    Response page = hubSpot.get(DATED + id + "/associations/contacts?limit=2");
    assertThat(page.json().get("results")).hasSize(2);
    assertThat(page.json().get("paging").get("next").get("after").asString()).isEqualTo("2");
    Response last = hubSpot.get(DATED + id + "/associations/contacts?limit=2&after=2");
    assertThat(last.json().get("results").get(0).get("toObjectId").asString()).isEqualTo("2");
    assertThat(last.names()).containsExactly("results");
  }

  @ParameterizedTest
  @CsvSource({
    "contacts, 193, invalid from object type 0-48 for associations to be created. expected: 0-1",
    "contacts, 206, One or more associations are invalid",
    "contacts, 1, One or more associations are invalid",
    "butterflies, 194, Unable to infer object type from: butterflies"
  })
  void typesThatDontFitAreRefused(String toType, int typeId, String message) {
    Response labelled =
        hubSpot.send(
            "PUT", DATED + id + "/associations/" + toType + "/901", LABEL.formatted(typeId));
    Response typed =
        hubSpot.send("PUT", CALLS + "/" + id + "/associations/" + toType + "/901/" + typeId, "");

    for (Response refused : new Response[] {labelled, typed}) {
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text("message")).isEqualTo(message);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "[{}]", "[{\"associationCategory\":\"X\"}]", "nonsense", ""})
  void badLabelsAreRefused(String body) {
    assertThat(hubSpot.send("PUT", DATED + id + "/associations/contacts/901", body).status())
        .isEqualTo(400);
  }

  @Test
  void callsThatArentThereAreNotFound() {
    assertThat(hubSpot.get(DATED + "7/associations/contacts").status()).isEqualTo(404);
    assertThat(hubSpot.get(DATED + "abc/associations/contacts").status()).isEqualTo(404);
    assertThat(hubSpot.send("PUT", CALLS + "/7/associations/contacts/901/194", "").text("message"))
        .isEqualTo("resource not found");
    assertThat(
            hubSpot
                .send("PUT", CALLS + "/" + id + "/associations/contacts/901/nonsense", "")
                .status())
        .isEqualTo(400);
  }

  @Test
  void mergedCallsBecomeOne() {
    String other = hubSpot.create("\"hs_call_title\":\"other\"");
    Response merged =
        hubSpot.post(
            "/crm/objects/2025-09/calls/merge",
            "{\"primaryObjectId\":\"%s\",\"objectIdToMerge\":%s}".formatted(id, other));

    assertThat(merged.status()).isEqualTo(200);
    assertThat(merged.text("id")).isEqualTo(id);
    assertThat(merged.json().get("properties").get("hs_merged_object_ids").asString())
        .isEqualTo(other);
    assertThat(hubSpot.get(CALLS + "/" + other).text("id")).isEqualTo(id);
    Response batch =
        hubSpot.post(
            CALLS + "/batch/update",
            "{\"inputs\":[{\"id\":\"%s\",\"properties\":{\"hs_call_title\":\"x\"}}]}"
                .formatted(other));
    assertThat(batch.status()).isEqualTo(200);
    assertThat(batch.json().get("results")).isEmpty();
    assertThat(
            hubSpot
                .post("/crm/objects/2025-09/calls/merge", "{\"primaryObjectId\":\"1\"}")
                .text("message"))
        .isEqualTo(
            "Invalid input JSON on line 1, column 2. Some required fields were not set:"
                + " [objectIdToMerge]");
  }

  @Test
  void whatIsDeletedForGoodIsGone() {
    assertThat(
            hubSpot
                .post(
                    "/crm/objects/2025-09/0-48/gdpr-delete", "{\"objectId\":\"%s\"}".formatted(id))
                .status())
        .isEqualTo(204);
    assertThat(hubSpot.get(CALLS + "/" + id + "?archived=true").status()).isEqualTo(404);
    assertThat(
            hubSpot
                .post(
                    "/crm/objects/2025-09/calls/gdpr-delete",
                    "{\"objectId\":\"x\",\"idProperty\":\"hs_call_title\"}")
                .status())
        .isEqualTo(400);
  }
}

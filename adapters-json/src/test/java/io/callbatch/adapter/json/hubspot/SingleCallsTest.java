package io.callbatch.adapter.json.hubspot;

import static io.callbatch.adapter.json.hubspot.HubSpotFixture.CALLS;
import static io.callbatch.adapter.json.hubspot.HubSpotFixture.input;
import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.json.hubspot.HubSpotFixture.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingleCallsTest {
  private final HubSpotFixture hubSpot = new HubSpotFixture();

  @Test
  void aCreatedCallHasAnAddress() {
    Response created =
        hubSpot.post(
            CALLS + "/",
            """
            {"properties":{"hs_timestamp":1773312000000,"hs_call_has_voicemail":true},
             "associations":[{"to":{"id":901},"types":[{"associationCategory":"HUBSPOT_DEFINED",\
            "associationTypeId":194}]}]}\
            """);

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.answer().header("Location"))
        .contains("http://localhost/crm/v3/objects/calls/" + created.text("id"));
    assertThat(created.names())
        .containsExactly("id", "properties", "createdAt", "updatedAt", "archived", "url");
    assertThat(created.json().get("properties").get("hs_timestamp").asString())
        .isEqualTo("2026-03-12T10:40:00Z");
    assertThat(created.json().get("properties").get("hs_call_has_voicemail").asString())
        .isEqualTo("true");
  }

  @Test
  void aCallNeedsItsTime() {
    for (String body : List.of("{}", "{\"properties\":{}}", "{\"properties\":null}")) {
      Response refused = hubSpot.post(CALLS, body);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.body())
          .isEqualTo(
              """
              {"status":"error","message":"Error creating CALL. Some required properties were not \
              set.","correlationId":"%s","context":{"properties":["hs_timestamp"]},\
              "category":"VALIDATION_ERROR"}\
              """
                  .formatted(refused.answer().header("x-hubspot-correlation-id").orElseThrow()));
    }
  }

  @Test
  void showsAssociationsWhereTheyAreAskedFor() {
    String id =
        hubSpot
            .post(
                CALLS,
                """
                {"properties":{"hs_timestamp":"0"},"associations":[{"to":{"id":"901"},"types":[\
                {"associationCategory":"HUBSPOT_DEFINED","associationTypeId":194}]}]}\
                """)
            .text("id");

    assertThat(
            hubSpot
                .get(CALLS + "/" + id + "?associations=contacts,tickets")
                .json()
                .get("associations")
                .toString())
        .isEqualTo("{\"contacts\":{\"results\":[{\"id\":\"901\",\"type\":\"call_to_contact\"}]}}");
    assertThat(hubSpot.get(CALLS + "/" + id + "?associations=tickets").names())
        .doesNotContain("associations");
  }

  @Test
  void propertiesCanBeRepeatedOrSeparatedByCommas() {
    String id = hubSpot.create("\"hs_call_title\":\"T\"");
    String repeated =
        hubSpot.get(CALLS + "/" + id + "?properties=hs_call_title&properties=hs_call_body").body();

    assertThat(repeated).contains("\"hs_call_body\":null,\"hs_call_title\":\"T\"");
    assertThat(hubSpot.get(CALLS + "/" + id + "?properties=hs_call_title%2Chs_call_body").body())
        .isEqualTo(repeated);
  }

  @Test
  void anUpdateAnswersWithWhatChanged() {
    String id = hubSpot.create("\"hs_call_body\":\"b\"");
    hubSpot.clock.advance(Duration.ofMillis(5));
    Response updated =
        hubSpot.send(
            "PATCH",
            CALLS + "/" + id,
            "{\"properties\":{\"hs_call_title\":\"x\",\"hs_call_body\":\"\"}}");

    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.names()).contains("url");
    assertThat(updated.text("updatedAt")).isEqualTo("2026-03-12T10:02:14.517Z");
    Response history = hubSpot.get(CALLS + "/" + id + "?propertiesWithHistory=hs_call_body");
    assertThat(history.json().get("propertiesWithHistory").get("hs_call_body").get(0).get("value"))
        .hasToString("\"\"");
  }

  @Test
  void aRequiredPropertyCantBeCleared() {
    String id = hubSpot.create("\"hs_call_title\":\"Old\"");

    Response refused =
        hubSpot.send("PATCH", CALLS + "/" + id, "{\"properties\":{\"hs_timestamp\":\"\"}}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("message")).contains("MISSING_REQUIRED_PROPERTY");
    assertThat(refused.json().get("errors").get(0).get("code").asString())
        .isEqualTo("MISSING_REQUIRED_PROPERTY");
  }

  @Test
  void anUpdateOfNothingIsRefused() {
    String id = hubSpot.create();
    Response refused = hubSpot.send("PATCH", CALLS + "/" + id, "{\"properties\":{}}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body())
        .isEqualTo(
            """
            {"status":"error","message":"No properties found to update, please provide at least \
            one.","correlationId":"correlation-2","context":{"properties":["{}"]},\
            "category":"VALIDATION_ERROR"}\
            """);
  }

  @Test
  void callsCanBeNamedByAUniqueProperty() {
    String id = hubSpot.create("\"pbx_call_id\":\"P/1 x\"");
    String target = CALLS + "/P%2F1%20x?idProperty=pbx_call_id";

    assertThat(hubSpot.get(target).text("id")).isEqualTo(id);
    assertThat(
            hubSpot.send("PATCH", target, "{\"properties\":{\"hs_call_title\":\"x\"}}").text("id"))
        .isEqualTo(id);
    assertThat(hubSpot.get(CALLS + "/Q?idProperty=pbx_call_id").text("message"))
        .isEqualTo("resource not found");
    assertThat(hubSpot.get(CALLS + "/Q?idProperty=hs_call_title").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "7, resource not found, false",
    "99999999999999999999999, resource not found, false",
    "abc, Object not found.  objectId are usually numeric., true",
    "%61%20, Object not found.  objectId are usually numeric., true",
    "0, Object not found. objectId is usually positive., true",
    "-5, Object not found. objectId is usually positive., true"
  })
  void whatIsntThereIsNotFound(String id, String message, boolean category) {
    for (Response response :
        List.of(
            hubSpot.get(CALLS + "/" + id),
            hubSpot.send(
                "PATCH", CALLS + "/" + id, "{\"properties\":{\"hs_call_title\":\"x\"}}"))) {
      assertThat(response.status()).isEqualTo(404);
      assertThat(response.text("message")).isEqualTo(message);
      assertThat(response.json().has("category")).isEqualTo(category);
    }
  }

  @Test
  void deletingIsDoneHoweverOften() {
    String id = hubSpot.create();
    for (String each : List.of(id, id, "7")) {
      Response deleted = hubSpot.send("DELETE", CALLS + "/" + each, "");
      assertThat(deleted.status()).isEqualTo(204);
      assertThat(deleted.body()).isEmpty();
    }
    assertThat(hubSpot.get(CALLS + "/" + id).status()).isEqualTo(404);
    assertThat(hubSpot.get(CALLS + "/" + id + "?archived=true").names()).contains("archivedAt");
    assertThat(hubSpot.send("DELETE", CALLS + "/abc", "").status()).isEqualTo(404);
  }

  @Test
  void aRepeatedRequestGetsTheFirstAnswer() {
    Response first = hubSpot.send("POST", CALLS, input(), "Idempotency-Key", "k-1");
    Response again = hubSpot.send("POST", CALLS, input(), "Idempotency-Key", "k-1");
    Response other =
        hubSpot.send("POST", CALLS, input("\"hs_call_title\":\"x\""), "Idempotency-Key", "k-1");

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(hubSpot.liveCalls()).isEqualTo(1);
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.text("category")).isEqualTo("CONFLICT");
    assertThat(hubSpot.send("POST", CALLS, input(), "Idempotency-Key", "k".repeat(129)).status())
        .isEqualTo(400);
  }
}

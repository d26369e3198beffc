package io.callbatch.adapter.json.hubspot;

import static io.callbatch.adapter.json.hubspot.HubSpotFixture.CALLS;
import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.json.hubspot.HubSpotFixture.Response;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The batch routes of associations, from calls and from the other records. */
class AssociationBatchesTest {
  private static final String TO_CONTACTS = "/crm/v4/associations/calls/contacts/batch/";
  private static final String FROM_CONTACTS = "/crm/v4/associations/contacts/calls/batch/";

  private final HubSpotFixture hubSpot = new HubSpotFixture();
  private String first = "";
  private String second = "";

  @BeforeEach
  void twoCalls() {
    first = hubSpot.create();
    second = hubSpot.create();
  }

  private static String pair(String from, String to, int typeId) {
    return """
    {"from":{"id":"%s"},"to":{"id":"%s"},"types":[{"associationCategory":"HUBSPOT_DEFINED",\
    "associationTypeId":%d}]}\
    """
        .formatted(from, to, typeId);
  }

  private static String inputs(String... inputs) {
    return "{\"inputs\":[" + String.join(",", inputs) + "]}";
  }

  private String contactsOf(String call) {
    return hubSpot
        .get("/crm/v4/objects/calls/" + call + "/associations/contacts")
        .json()
        .get("results")
        .toString();
  }

  @Test
  void pairsAreAssociatedFromCalls() {
    Response created =
        hubSpot.post(
            TO_CONTACTS + "create", inputs(pair(first, "901", 194), pair(second, "901", 194)));

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text("status")).isEqualTo("COMPLETE");
    assertThat(created.json().get("results").get(1).toString())
        .isEqualTo(
            """
            {"fromObjectTypeId":"0-48","fromObjectId":"%s","toObjectTypeId":"0-1",\
            "toObjectId":"901","labels":[]}\
            """
                .formatted(second));
    assertThat(contactsOf(first)).contains("\"toObjectId\":\"901\"", "\"typeId\":194");
  }

  @Test
  void pairsAreAssociatedFromTheOtherSide() {
    Response created = hubSpot.post(FROM_CONTACTS + "create", inputs(pair("901", first, 193)));

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().get("results").get(0).toString())
        .isEqualTo(
            """
            {"fromObjectTypeId":"0-1","fromObjectId":"901","toObjectTypeId":"0-48",\
            "toObjectId":"%s","labels":[]}\
            """
                .formatted(first));
    assertThat(contactsOf(first)).contains("\"typeId\":194");
    assertThat(
            hubSpot
                .get("/crm/v4/objects/contacts/901/associations/calls")
                .json()
                .get("results")
                .toString())
        .isEqualTo(
            """
            [{"toObjectId":"%s","associationTypes":[{"category":"HUBSPOT_DEFINED",\
            "typeId":193}]}]\
            """
                .formatted(first));
  }

  @Test
  void pairsSucceedOrFailIndependently() {
    Response partly =
        hubSpot.post(
            TO_CONTACTS + "create",
            inputs(
                pair(first, "901", 194),
                pair("424242", "901", 194),
                pair(second, "901", 193),
                pair(second, "902", 7),
                pair(second, "903", 194)));

    assertThat(partly.status()).isEqualTo(207);
    assertThat(partly.json().get("numErrors").asInt()).isEqualTo(3);
    assertThat(partly.json().get("results")).hasSize(2);
    assertThat(partly.json().get("errors").get(0).get("category").asString())
        .isEqualTo("OBJECT_NOT_FOUND");
    assertThat(partly.json().get("errors").get(0).get("context").toString())
        .isEqualTo("{\"fromObjectId\":[\"424242\"],\"toObjectId\":[\"901\"]}");
    assertThat(partly.json().get("errors").get(1).get("message").asString())
        .isEqualTo("invalid from object type 0-48 for associations to be created. expected: 0-1");
    assertThat(contactsOf(second)).contains("903").doesNotContain("902", "901");
  }

  @Test
  void aTypeOfTheOtherDirectionIsRefusedFromTheOtherSideToo() {
    Response refused = hubSpot.post(FROM_CONTACTS + "create", inputs(pair("901", first, 194)));

    assertThat(refused.status()).isEqualTo(207);
    assertThat(refused.json().get("errors").get(0).get("message").asString())
        .isEqualTo("invalid from object type 0-1 for associations to be created. expected: 0-48");
    assertThat(contactsOf(first)).isEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource({"calls/deals, true, 206", "deals/calls, false, 205", "call/deal, true, 206"})
  void defaultsNeedNoTypes(String types, boolean fromCall, int typeId) {
    String from = fromCall ? first : "5";
    String to = fromCall ? "5" : first;

    Response added =
        hubSpot.post(
            "/crm/v4/associations/" + types + "/batch/associate/default",
            inputs("{\"from\":{\"id\":\"%s\"},\"to\":{\"id\":\"%s\"}}".formatted(from, to)));

    assertThat(added.status()).isEqualTo(200);
    assertThat(added.json().get("results").toString())
        .isEqualTo(
            """
            [{"from":{"id":"%s"},"to":{"id":"%s"},"associationSpec":{"associationCategory":\
            "HUBSPOT_DEFINED","associationTypeId":%d}}]\
            """
                .formatted(from, to, typeId));
  }

  @Test
  void readsTellWhatIsAssociatedAndWhatHasNothing() {
    hubSpot.post(TO_CONTACTS + "create", inputs(pair(first, "901", 194), pair(first, "902", 194)));

    Response read =
        hubSpot.post(
            TO_CONTACTS + "read",
            inputs("{\"id\":\"%s\"}".formatted(first), "{\"id\":\"%s\"}".formatted(second)));
    Response fromContacts =
        hubSpot.post(FROM_CONTACTS + "read", inputs("{\"id\":\"901\"}", "{\"id\":\"902\"}"));

    assertThat(read.status()).isEqualTo(207);
    assertThat(read.json().get("results").toString())
        .isEqualTo(
            """
            [{"from":{"id":"%s"},"to":[\
            {"toObjectId":"901","associationTypes":[{"category":"HUBSPOT_DEFINED","typeId":194}]},\
            {"toObjectId":"902","associationTypes":[{"category":"HUBSPOT_DEFINED","typeId":194}]}\
            ]}]\
            """
                .formatted(first));
    assertThat(read.json().get("errors").get(0).toString())
        .isEqualTo(
            """
            {"status":"error","category":"OBJECT_NOT_FOUND",\
            "subCategory":"crm.associations.NO_ASSOCIATIONS_FOUND",\
            "message":"No contact is associated with call %1$s.",\
            "context":{"fromObjectId":["%1$s"],"fromObjectType":["call"],\
            "toObjectType":["contact"]}}\
            """
                .formatted(second));
    assertThat(fromContacts.status()).isEqualTo(200);
    assertThat(fromContacts.json().get("results").get(1).toString())
        .contains("\"from\":{\"id\":\"902\"}", first, "\"typeId\":193");
  }

  @Test
  void longReadsGoOnAfterTheirCursor() {
    String many =
        IntStream.range(0, 501)
            .mapToObj(i -> pair(first, Integer.toString(1_000 + i), 194))
            .collect(Collectors.joining(",", "{\"inputs\":[", "]}"));
    assertThat(hubSpot.post(TO_CONTACTS + "create", many).status()).isEqualTo(201);

    Response page = hubSpot.post(TO_CONTACTS + "read", inputs("{\"id\":\"%s\"}".formatted(first)));
    String after = page.json().at("/results/0/paging/next/after").asString();
    Response last =
        hubSpot.post(
            TO_CONTACTS + "read",
            inputs("{\"id\":\"%s\",\"after\":\"%s\"}".formatted(first, after)));

    assertThat(page.json().at("/results/0/to")).hasSize(500);
    assertThat(last.json().at("/results/0/to")).hasSize(1);
    assertThat(last.json().get("results").get(0).has("paging")).isFalse();
  }

  @Test
  void associationsAreRemovedByPairAndByType() {
    hubSpot.post(
        TO_CONTACTS + "create",
        inputs(pair(first, "901", 194), pair(first, "902", 194), pair(second, "901", 194)));

    Response byPair =
        hubSpot.post(
            TO_CONTACTS + "archive",
            inputs(
                "{\"from\":{\"id\":\"%s\"},\"to\":[{\"id\":\"901\"},{\"id\":\"902\"}]}"
                    .formatted(first)));
    Response byType =
        hubSpot.post(
            "/crm/associations/2026-03/contacts/calls/batch/labels/archive",
            inputs(pair("901", second, 193)));

    assertThat(byPair.status()).isEqualTo(204);
    assertThat(byType.status()).isEqualTo(200);
    assertThat(byType.json().get("results")).isEmpty();
    assertThat(contactsOf(first)).isEqualTo("[]");
    assertThat(contactsOf(second)).isEqualTo("[]");
  }

  @Test
  void aRepeatedRequestDoesNothingTwice() {
    String body = inputs(pair(first, "901", 194));
    hubSpot.send("POST", TO_CONTACTS + "create", body, "Idempotency-Key", "k");
    hubSpot.send("DELETE", "/crm/v4/objects/calls/" + first + "/associations/contacts/901", "");

    Response repeated = hubSpot.send("POST", TO_CONTACTS + "create", body, "Idempotency-Key", "k");

    assertThat(repeated.status()).isEqualTo(201);
    assertThat(contactsOf(first)).isEqualTo("[]");
    assertThat(
            hubSpot
                .send("POST", TO_CONTACTS + "archive", inputs(), "Idempotency-Key", "k")
                .status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"inputs\":[]}",
        "{\"inputs\":[{}]}",
        "{\"inputs\":[{\"from\":{},\"to\":{\"id\":\"1\"},\"types\":[]}]}",
        "{\"inputs\":[{\"from\":{\"id\":\"1\"},\"to\":[],\"types\":[]}]}",
        "{\"inputs\":{}}"
      })
  void badBodiesAreRefused(String body) {
    Response refused = hubSpot.post(TO_CONTACTS + "create", body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("status")).isEqualTo("error");
  }

  @Test
  void moreThanABatchIsRefused() {
    String many =
        IntStream.range(0, 1_001)
            .mapToObj(i -> "{\"id\":\"" + i + "\"}")
            .collect(Collectors.joining(",", "{\"inputs\":[", "]}"));

    assertThat(hubSpot.post(TO_CONTACTS + "read", many).text("message"))
        .isEqualTo("expected 1 to 1,000 inputs, found 1,001");
  }

  @ParameterizedTest
  @CsvSource({
    "contacts/companies, 'expected calls on one side of the association, found contacts and"
        + " companies'",
    "butterflies/calls, 'Unable to infer object type from: butterflies'",
    "calls/calls, 'Unable to infer object type from: calls'"
  })
  void callsMustBeOnOneSide(String types, String message) {
    Response refused =
        hubSpot.post("/crm/v4/associations/" + types + "/batch/read", inputs("{\"id\":\"1\"}"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("message")).isEqualTo(message);
  }

  @Test
  void otherRecordsKnowTheirCalls() {
    String contact = "/crm/objects/2026-03/contacts/901/associations/";
    assertThat(hubSpot.send("PUT", contact + "default/calls/" + first, "").status()).isEqualTo(200);
    assertThat(
            hubSpot
                .send(
                    "PUT",
                    contact + "calls/" + second,
                    "[{\"associationCategory\":\"HUBSPOT_DEFINED\",\"associationTypeId\":193}]")
                .status())
        .isEqualTo(201);

    assertThat(hubSpot.get(contact + "calls").json().get("results")).hasSize(2);
    assertThat(hubSpot.send("DELETE", contact + "calls/" + first, "").status()).isEqualTo(204);
    assertThat(hubSpot.get(contact + "calls").json().get("results")).hasSize(1);
    assertThat(hubSpot.get(CALLS + "/" + second + "?associations=contacts").body()).contains("901");
  }
}

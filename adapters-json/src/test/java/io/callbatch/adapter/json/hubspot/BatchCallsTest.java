package io.callbatch.adapter.json.hubspot;

import static io.callbatch.adapter.json.hubspot.HubSpotFixture.CALLS;
import static io.callbatch.adapter.json.hubspot.HubSpotFixture.input;
import static io.callbatch.adapter.json.hubspot.HubSpotFixture.inputs;
import static io.callbatch.adapter.json.hubspot.HubSpotFixture.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.json.hubspot.HubSpotFixture.Response;
import io.callbatch.domain.testing.Draw;
import io.callbatch.domain.testing.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class BatchCallsTest {
  private static final String NOT_FOUND =
      "Could not get some CALL objects, they may be deleted or not exist. Check that ids are"
          + " valid.";

  private final HubSpotFixture hubSpot = new HubSpotFixture();

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(value -> texts.add(value.asString()));
    return texts;
  }

  private static String patch(String id, String... properties) {
    return "{\"id\":\"%s\",\"properties\":{%s}}".formatted(id, String.join(",", properties));
  }

  private static String upsert(String value, String... properties) {
    return "{\"idProperty\":\"pbx_call_id\",\"id\":\"%s\",%s"
        .formatted(value, input(properties).substring(1));
  }

  @Nested
  class Create {
    @Test
    void answersWithEveryPropertyThatTheCallsHave() {
      Response created =
          hubSpot.post(CALLS + "/batch/create", inputs(input("\"hs_call_title\":\"T\"")));

      assertThat(created.status()).isEqualTo(201);
      assertThat(created.names()).containsExactly("completedAt", "status", "startedAt", "results");
      JsonNode call = created.json().get("results").get(0);
      assertThat(List.copyOf(call.propertyNames()))
          .containsExactly("id", "properties", "createdAt", "updatedAt", "archived", "url");
      assertThat(List.copyOf(call.get("properties").propertyNames()))
          .containsExactly(
              "hs_call_title",
              "hs_createdate",
              "hs_lastmodifieddate",
              "hs_obj_coords",
              "hs_object_id",
              "hs_object_source",
              "hs_object_source_id",
              "hs_object_source_label",
              "hs_timestamp");
      assertThat(call.get("url").asString())
          .isEqualTo(
              "https://app.hubspot.com/contacts/44012345/objects/0-48/views/all/list?filters="
                  + "%5B%7B%22property%22%3A%22hs_object_id%22%2C%22operator%22%3A%22EQ%22%2C"
                  + "%22value%22%3A%22"
                  + call.get("id").asString()
                  + "%22%7D%5D");
    }

    @Test
    void writesNothingWhereOneInputWithoutATraceIdIsBad() {
      Response refused =
          hubSpot.post(
              CALLS + "/batch/create", inputs(input(), input("\"missing\":\"x\""), input()));

      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.body())
          .isEqualTo(
              """
              {"status":"error","message":"Property values were not valid: [{\\"isValid\\":false,\
              \\"message\\":\\"Property \\\\\\"missing\\\\\\" does not exist\\",\
              \\"error\\":\\"PROPERTY_DOESNT_EXIST\\",\\"name\\":\\"missing\\",\
              \\"localizedErrorMessage\\":\\"Property \\\\\\"missing\\\\\\" does not exist\\",\
              \\"portalId\\":44012345}]","correlationId":"correlation-1",\
              "errors":[{"message":"Property \\"missing\\" does not exist",\
              "code":"PROPERTY_DOESNT_EXIST","context":{"propertyName":["missing"]}}],\
              "category":"VALIDATION_ERROR"}\
              """);
      assertThat(hubSpot.liveCalls()).isZero();
    }

    @Test
    void tellsOfEachInputWhereEveryOneHasATraceIdOfItsOwn() {
      Response some =
          hubSpot.post(
              CALLS + "/batch/create", inputs(named("c-1"), named("c-2", "\"missing\":\"x\"")));

      assertThat(some.status()).isEqualTo(207);
      assertThat(some.json().get("results").get(0).get("objectWriteTraceId").asString())
          .isEqualTo("c-1");
      JsonNode error = some.json().get("errors").get(0);
      assertThat(List.copyOf(error.propertyNames()))
          .containsExactly("status", "category", "message", "context");
      assertThat(texts(error.get("context").get("objectWriteTraceId"))).containsExactly("c-2");
      assertThat(some.json().get("numErrors").asInt()).isEqualTo(1);
      assertThat(hubSpot.liveCalls()).isEqualTo(1);
    }

    @Test
    void someOrRepeatedTraceIdsAreNone() {
      String bad = named("c-1", "\"missing\":\"x\"");
      assertThat(hubSpot.post(CALLS + "/batch/create", inputs(bad, input())).status())
          .isEqualTo(400);
      assertThat(hubSpot.post(CALLS + "/batch/create", inputs(bad, named("c-1"))).status())
          .isEqualTo(400);
      assertThat(hubSpot.liveCalls()).isZero();
    }

    @Test
    void aUniqueValueThatIsTakenIsAConflict() {
      String holder = hubSpot.create("\"pbx_call_id\":\"P\"");

      Response whole =
          hubSpot.post(CALLS + "/batch/create", inputs(input("\"pbx_call_id\":\"P\""), input()));
      assertThat(whole.status()).isEqualTo(409);
      assertThat(whole.text("message")).isEqualTo("CALL already exists. Existing ID: " + holder);
      assertThat(whole.text("category")).isEqualTo("CONFLICT");
      Response together =
          hubSpot.post(
              CALLS + "/batch/create",
              inputs(input("\"pbx_call_id\":\"Q\""), input("\"pbx_call_id\":\"Q\"")));
      assertThat(together.status()).isEqualTo(409);
      assertThat(together.text("message"))
          .as("no call that is there has the value")
          .isEqualTo("CALL already exists");

      Response each =
          hubSpot.post(
              CALLS + "/batch/create", inputs(named("a", "\"pbx_call_id\":\"P\""), named("b")));
      assertThat(each.status()).isEqualTo(207);
      JsonNode error = each.json().get("errors").get(0);
      assertThat(error.get("category").asString()).isEqualTo("CONFLICT");
      assertThat(texts(error.get("context").get("existingId"))).containsExactly(holder);
    }
  }

  @Nested
  class Read {
    @Test
    void oneErrorNamesAllMissingIds() {
      String id = hubSpot.create();

      Response read =
          hubSpot.post(
              CALLS + "/batch/read",
              inputs("{\"id\":\"7\"}", "{\"id\":\"%s\"}".formatted(id), "{\"id\":8}"));

      assertThat(read.status()).isEqualTo(207);
      assertThat(read.json().get("results")).hasSize(1);
      assertThat(read.json().get("numErrors").asInt()).isEqualTo(1);
      JsonNode error = read.json().get("errors").get(0);
      assertThat(error.get("message").asString()).isEqualTo(NOT_FOUND);
      assertThat(texts(error.get("context").get("ids"))).containsExactly("7", "8");
    }

    @Test
    void idsThatAreNoNumbersHaveAnErrorOfTheirOwn() {
      for (String by : List.of("", "\"idProperty\":\"hs_object_id\",")) {
        Response read =
            hubSpot.post(
                CALLS + "/batch/read",
                "{%s\"inputs\":[{\"id\":\"x\"},{\"id\":\"7\"},{\"id\":\"1.5\"}]}".formatted(by));

        assertThat(read.status()).isEqualTo(207);
        assertThat(read.json().get("numErrors").asInt()).isEqualTo(2);
        assertThat(texts(read.json().at("/errors/0/context/ids"))).containsExactly("7");
        assertThat(read.json().at("/errors/1").toString())
            .isEqualTo(
                "{\"status\":\"error\",\"category\":\"OBJECT_NOT_FOUND\","
                    + "\"subCategory\":\"crm.associations.INVALID_IDENTIFIER\","
                    + "\"message\":\"The id is not valid\",\"context\":{\"id\":[\"x\",\"1.5\"]},"
                    + "\"links\":{}}");
      }
    }

    @Test
    void valuesOfAPropertyNeedNotBeNumbers() {
      Response read =
          hubSpot.post(
              CALLS + "/batch/read",
              "{\"idProperty\":\"pbx_call_id\",\"inputs\":[{\"id\":\"x\"},{\"id\":\"7\"}]}");

      assertThat(read.json().get("errors")).hasSize(1);
      assertThat(texts(read.json().at("/errors/0/context/ids"))).containsExactly("x", "7");
    }

    @Test
    void aRepeatedIdHasOneResult() {
      String id = hubSpot.create();
      Response read =
          hubSpot.post(
              CALLS + "/batch/read",
              inputs("{\"id\":\"%s\"}".formatted(id), "{\"id\":\"0%s\"}".formatted(id)));

      assertThat(read.status()).isEqualTo(200);
      assertThat(read.json().get("results")).hasSize(1);
    }

    @Test
    void showsWhatIsAskedForWithNullWhereItIsEmpty() {
      String id = hubSpot.create("\"hs_call_title\":\"T\"");
      Response read =
          hubSpot.post(
              CALLS + "/batch/read",
              """
              {"properties":["hs_call_title","hs_call_body","nonsense"],
               "propertiesWithHistory":["hs_call_title"],"inputs":[{"id":"%s"}]}\
              """
                  .formatted(id));

      JsonNode call = read.json().get("results").get(0);
      assertThat(List.copyOf(call.propertyNames()))
          .containsExactly(
              "id", "properties", "propertiesWithHistory", "createdAt", "updatedAt", "archived");
      assertThat(call.get("properties").toString())
          .isEqualTo(
              """
              {"hs_call_body":null,"hs_call_title":"T",\
              "hs_createdate":"2026-03-12T10:02:14.512Z",\
              "hs_lastmodifieddate":"2026-03-12T10:02:14.512Z","hs_object_id":"%s"}\
              """
                  .formatted(id));
      assertThat(call.get("propertiesWithHistory").toString())
          .isEqualTo(
              """
              {"hs_call_title":[{"value":"T","timestamp":"2026-03-12T10:02:14.512Z",\
              "sourceType":"INTEGRATION","sourceId":"24871934"}]}\
              """);
    }

    @Test
    void findsCallsByAUniqueProperty() {
      String id = hubSpot.create("\"pbx_call_id\":\"P\"");

      Response read =
          hubSpot.post(
              CALLS + "/batch/read",
              "{\"idProperty\":\"pbx_call_id\",\"inputs\":[{\"id\":\"P\"}]}");
      assertThat(read.json().get("results").get(0).get("id").asString()).isEqualTo(id);
      Response refused =
          hubSpot.post(
              CALLS + "/batch/read", "{\"idProperty\":\"hs_call_title\",\"inputs\":[{\"id\":1}]}");
      assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void archivedCallsAreReadOnlyWhereTheyAreAskedFor() {
      String id = hubSpot.create();
      hubSpot.send("DELETE", CALLS + "/" + id, "");
      String body = inputs("{\"id\":\"%s\"}".formatted(id));

      assertThat(hubSpot.post(CALLS + "/batch/read", body).status()).isEqualTo(207);
      JsonNode call =
          hubSpot.post(CALLS + "/batch/read?archived=true", body).json().get("results").get(0);
      assertThat(call.get("archived").asBoolean()).isTrue();
      assertThat(call.get("archivedAt").asString()).isEqualTo("2026-03-12T10:02:14.512Z");
    }
  }

  @Nested
  class Update {
    @Test
    void answersWithWhatChangedAndIdentity() {
      String id = hubSpot.create();
      Response updated =
          hubSpot.post(CALLS + "/batch/update", inputs(patch(id, "\"hs_call_duration\":95000")));

      assertThat(updated.status()).isEqualTo(200);
      JsonNode properties = updated.json().get("results").get(0).get("properties");
      assertThat(properties.get("hs_call_duration").asString()).isEqualTo("95000");
      assertThat(properties.has("hs_object_id")).isTrue();
      assertThat(properties.has("hs_timestamp")).isFalse();
      assertThat(updated.json().get("results").get(0).has("url")).isTrue();
    }

    @Test
    void missingCallsLeaveTheRestToBeDone() {
      String id = hubSpot.create();
      Response some =
          hubSpot.post(
              CALLS + "/batch/update",
              inputs(
                  patch("7", "\"hs_call_title\":\"x\""),
                  patch(id, "\"hs_call_title\":\"x\""),
                  patch("8", "\"hs_call_title\":\"x\"")));

      assertThat(some.status()).isEqualTo(207);
      assertThat(some.json().get("results")).hasSize(1);
      assertThat(some.json().get("numErrors").asInt()).isEqualTo(1);
      assertThat(texts(some.json().get("errors").get(0).get("context").get("ids")))
          .containsExactly("7", "8");
    }

    @Test
    void missingCallsWithTraceIdsHaveAnErrorEach() {
      Response none =
          hubSpot.post(
              CALLS + "/batch/update",
              """
              {"inputs":[{"id":"7","objectWriteTraceId":"t-1","properties":{"hs_call_title":"x"}},
              {"id":"8","objectWriteTraceId":"t-2","properties":{"hs_call_title":"x"}}]}\
              """);

      assertThat(none.status()).isEqualTo(207);
      assertThat(none.json().get("errors").get(1).get("context").toString())
          .isEqualTo("{\"ids\":[\"8\"],\"objectWriteTraceId\":[\"t-2\"]}");
      assertThat(none.json().get("numErrors").asInt()).isEqualTo(2);
    }

    @Test
    void theSameIdTwiceIsRefused() {
      String id = hubSpot.create();
      Response refused =
          hubSpot.post(
              CALLS + "/batch/update",
              inputs(patch(id, "\"hs_call_title\":\"x\""), patch(id, "\"hs_call_title\":\"y\"")));

      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.body())
          .isEqualTo(
              """
              {"status":"error","message":"Duplicate IDs found in batch input: [%s]. IDs must be \
              unique","correlationId":"correlation-2","context":{"ids":["%s"]},\
              "category":"VALIDATION_ERROR"}\
              """
                  .formatted(id, id));
    }
  }

  @Nested
  class Upsert {
    @Test
    void saysWhichCallsAreNew() {
      hubSpot.create("\"pbx_call_id\":\"A\"");
      Response upserted =
          hubSpot.post(
              CALLS + "/batch/upsert", inputs(upsert("A", "\"hs_call_title\":\"x\""), upsert("B")));

      assertThat(upserted.status()).isEqualTo(200);
      JsonNode results = upserted.json().get("results");
      assertThat(results.get(0).get("new").asBoolean()).isFalse();
      assertThat(results.get(1).get("new").asBoolean()).isTrue();
      assertThat(results.get(1).get("properties").get("pbx_call_id").asString()).isEqualTo("B");
      assertThat(hubSpot.liveCalls()).isEqualTo(2);
    }

    @Test
    void needsAPropertyWithUniqueValues() {
      Response refused =
          hubSpot.post(
              CALLS + "/batch/upsert",
              inputs("{\"idProperty\":\"hs_call_title\",\"id\":\"x\",\"properties\":{}}"));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text("message"))
          .isEqualTo("Unable to perform update/upsert by non-unique 0-48 property hs_call_title");
    }

    @Test
    void refusesRepeatedValuesWithTraceIdsToo() {
      String one = "{\"objectWriteTraceId\":\"a\"," + upsert("A").substring(1);
      String two = "{\"objectWriteTraceId\":\"b\"," + upsert("A").substring(1);
      assertThat(hubSpot.post(CALLS + "/batch/upsert", inputs(one, two)).status()).isEqualTo(400);
      assertThat(hubSpot.liveCalls()).isZero();
    }
  }

  @Nested
  class Archive {
    @Test
    void isDoneWhateverTheIdsAre() {
      String id = hubSpot.create();
      Response archived =
          hubSpot.post(
              CALLS + "/batch/archive",
              inputs("{\"id\":\"%s\"}".formatted(id), "{\"id\":\"7\"}", "{\"id\":\"x\"}"));

      assertThat(archived.status()).isEqualTo(204);
      assertThat(archived.body()).isEmpty();
      assertThat(archived.answer().header("Content-Type")).isEmpty();
      assertThat(hubSpot.liveCalls()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"create", "read", "update", "upsert", "archive"})
  void oneToAHundredInputsAreTaken(String operation) {
    String hundredAndOne =
        inputs(
            IntStream.rangeClosed(1, 101)
                .mapToObj("{\"id\":\"%s\"}"::formatted)
                .toArray(String[]::new));
    for (String body : List.of(inputs(), hundredAndOne)) {
      Response refused = hubSpot.post(CALLS + "/batch/" + operation, body);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text("category")).isEqualTo("VALIDATION_ERROR");
    }
  }

  @Test
  void fiftyInputsAreReadWithHistories() {
    String fiftyOne =
        "{\"propertiesWithHistory\":[\"hs_call_title\"],"
            + inputs(Collections.nCopies(51, "{\"id\":\"1\"}").toArray(String[]::new)).substring(1);
    Response refused = hubSpot.post(CALLS + "/batch/read", fiftyOne);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("message"))
        .isEqualTo(
            "The maximum number of inputs supported in a batch request for property histories is"
                + " 50. Please reduce the number of items and try again");
  }

  @Test
  void everyInputWithATraceIdIsAResultOrAnError() {
    Samples.check(
        "inputs are accounted for",
        50,
        random -> {
          HubSpotFixture fresh = new HubSpotFixture();
          Draw draw = new Draw(random);
          int size = 1 + draw.below(12);
          List<String> all = new ArrayList<>();
          for (int i = 0; i < size; i++) {
            all.add(
                named(
                    "t-" + i,
                    draw.oneOf(
                        "\"hs_call_title\":\"x\"",
                        "\"missing\":1",
                        "\"hs_call_duration\":\"long\"",
                        "\"pbx_call_id\":\"P\"",
                        "\"hs_timestamp\":\"\"")));
          }
          Response answer = fresh.post(CALLS + "/batch/create", inputs(all.toArray(String[]::new)));

          Set<String> told = new HashSet<>();
          answer
              .json()
              .get("results")
              .forEach(call -> told.add(call.get("objectWriteTraceId").asString()));
          assertThat(fresh.liveCalls()).isEqualTo(told.size());
          boolean failed = answer.json().has("errors");
          if (failed) {
            answer
                .json()
                .get("errors")
                .forEach(
                    error -> told.addAll(texts(error.get("context").get("objectWriteTraceId"))));
          }
          assertThat(told).hasSize(size);
          assertThat(answer.status()).isEqualTo(failed ? 207 : 201);
        });
  }
}

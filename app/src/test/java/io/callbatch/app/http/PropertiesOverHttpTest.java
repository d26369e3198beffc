package io.callbatch.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HubSpot's routes for property definitions and groups through a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PropertiesOverHttpTest {

  private static final String PROPERTIES = "/crm/v3/properties/calls";

  private TestServer server;

  private record Answer(int status, JsonNode body) {}

  @BeforeAll
  void start() throws IOException {
    server = TestServer.start();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Answer send(String method, String path, String body) throws Exception {
    HttpResponse<byte[]> response =
        server
            .http()
            .send(
                server
                    .request(path, "Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.ofByteArray());
    boolean empty = response.statusCode() == 204;
    assertThat(response.headers().firstValue("content-type").isEmpty()).isEqualTo(empty);
    assertThat(response.body().length == 0).isEqualTo(empty);
    return new Answer(
        response.statusCode(), empty ? JsonMapper.shared().nullNode() : TestServer.json(response));
  }

  private static String definition(String name, String more) {
    return """
    {"name": "%s", "label": "L", "type": "string", "fieldType": "text", "groupName": "call"%s}\
    """
        .formatted(name, more);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/crm/v3/properties/0-48",
        "/crm/properties/v3/calls",
        "/crm/properties/2025-09/calls",
        "/crm/properties/2026-03/calls",
        "/crm/properties/2026-09-beta/0-48",
        "/crm/properties/2026-09/calls"
      })
  void definitionsAreListedUnderEveryPath(String path) throws Exception {
    assertThat(send("GET", path, "").body().get("results"))
        .extracting(property -> property.get("name").asString())
        .contains("hs_timestamp", "hs_call_title");
  }

  @Test
  void aDefinitionLivesAndIsArchived() throws Exception {
    Answer created =
        send(
            "POST",
            PROPERTIES,
            """
            {"name": "mood", "label": "Mood", "type": "enumeration", "fieldType": "select",
             "groupName": "feelings", "displayOrder": 3, "hidden": true, "unknown": {"a": [1]},
             "options": [{"label": "Good", "value": "good", "description": "d", "hidden": true},
                         {"label": "Bad", "value": "bad", "displayOrder": 7}]}\
            """);
    assertThat(created.status()).isEqualTo(201);
    JsonNode property = created.body();
    assertThat(property.get("createdAt")).isEqualTo(property.get("updatedAt"));
    assertThat(property.get("hubspotDefined").asBoolean()).isFalse();
    assertThat(property.get("modificationMetadata").toString())
        .isEqualTo("{\"archivable\":true,\"readOnlyDefinition\":false,\"readOnlyValue\":false}");
    assertThat(property.get("options").toString())
        .isEqualTo(
            "[{\"label\":\"Good\",\"value\":\"good\",\"description\":\"d\",\"displayOrder\":-1,"
                + "\"hidden\":true},"
                + "{\"label\":\"Bad\",\"value\":\"bad\",\"displayOrder\":7,\"hidden\":false}]");
    assertThat(send("GET", PROPERTIES + "/mood", "").body()).isEqualTo(property);
    assertThat(send("GET", PROPERTIES + "/groups/feelings", "").status()).isEqualTo(200);

    Answer changed =
        send("PATCH", PROPERTIES + "/mood", "{\"label\": \"Feeling\", \"type\": \"enumeration\"}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.body().get("label").asString()).isEqualTo("Feeling");
    assertThat(changed.body().get("displayOrder").asInt()).isEqualTo(3);

    assertThat(send("DELETE", PROPERTIES + "/mood", "").status()).isEqualTo(204);
    assertThat(send("DELETE", PROPERTIES + "/mood", "").status()).isEqualTo(204);
    assertThat(send("GET", PROPERTIES + "/mood", "").status()).isEqualTo(404);
    JsonNode archived = send("GET", PROPERTIES + "/mood?archived=true", "").body();
    assertThat(archived.get("archived").asBoolean()).isTrue();
    assertThat(archived.has("archivedAt")).isTrue();
    assertThat(send("GET", PROPERTIES + "?archived=true", "").body().get("results"))
        .extracting(each -> each.get("name").asString())
        .contains("mood")
        .doesNotContain("hs_timestamp");
  }

  @Test
  void theEleventhUniquePropertyIsRefused() throws Exception {
    try (TestServer fresh = TestServer.start()) {
      TestServer shared = server;
      server = fresh;
      try {
        for (int i = 0; i < 10; i++) {
          String unique = definition("unique_" + i, ", \"hasUniqueValue\": true");
          assertThat(send("POST", PROPERTIES, unique).status()).isEqualTo(201);
        }
        Answer refused =
            send("POST", PROPERTIES, definition("unique_10", ", \"hasUniqueValue\": true"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("message").asString())
            .contains("10 properties with unique values");
      } finally {
        server = shared;
      }
    }
  }

  @Test
  void aBatchCreatesWhatItCan() throws Exception {
    Answer created =
        send(
            "POST",
            PROPERTIES + "/batch/create",
            "{\"inputs\": [%s, %s, %s]}"
                .formatted(
                    definition("batch_a", ""), definition("Wrong", ""), definition("batch_a", "")));

    assertThat(created.status()).isEqualTo(207);
    assertThat(created.body().get("results")).hasSize(1);
    assertThat(created.body().get("numErrors").asInt()).isEqualTo(2);
    assertThat(created.body().get("errors").get(0).get("category").asString())
        .isEqualTo("VALIDATION_ERROR");
    assertThat(created.body().get("errors").get(1).get("category").asString())
        .isEqualTo("CONFLICT");

    Answer all =
        send(
            "POST",
            PROPERTIES + "/batch/create",
            "{\"inputs\": [%s]}".formatted(definition("batch_b", "")));
    assertThat(all.status()).isEqualTo(201);
    assertThat(all.body().has("errors")).isFalse();

    Answer read =
        send(
            "POST",
            PROPERTIES + "/batch/read",
            "{\"inputs\": [{\"name\": \"batch_a\"}, {\"name\": \"none\"}, {\"name\":"
                + " \"batch_a\"}]}");
    assertThat(read.status()).isEqualTo(207);
    assertThat(read.body().get("results")).hasSize(1);
    assertThat(read.body().get("errors").get(0).get("context").toString())
        .isEqualTo("{\"name\":[\"none\"]}");

    Answer refused =
        send(
            "POST",
            PROPERTIES + "/batch/archive",
            "{\"inputs\": [{\"name\": \"batch_a\"}, {\"name\": \"hs_timestamp\"}]}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(send("GET", PROPERTIES + "/batch_a", "").status()).isEqualTo(200);
    String names = "{\"inputs\": [{\"name\": \"batch_a\"}, {\"name\": \"none\"}]}";
    assertThat(send("POST", PROPERTIES + "/batch/archive", names).status()).isEqualTo(204);
    assertThat(
            send(
                    "POST",
                    PROPERTIES + "/batch/read",
                    "{\"archived\": true, \"inputs\": [{\"name\": \"batch_a\"}]}")
                .status())
        .isEqualTo(200);
  }

  @Test
  void aGroupLivesAndIsTakenAway() throws Exception {
    String groups = PROPERTIES + "/groups";
    Answer created = send("POST", groups, "{\"name\": \"lines\", \"label\": \"Lines\"}");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.body().toString())
        .isEqualTo(
            "{\"name\":\"lines\",\"label\":\"Lines\",\"displayOrder\":-1,\"archived\":false}");
    assertThat(send("PATCH", groups + "/lines", "{\"displayOrder\": 2}").body().toString())
        .contains("\"label\":\"Lines\",\"displayOrder\":2");
    assertThat(send("GET", groups, "").body().get("results")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(send("DELETE", groups + "/lines", "").status()).isEqualTo(204);
    assertThat(send("GET", groups + "/lines", "").status()).isEqualTo(404);
    assertThat(send("PATCH", groups + "/lines", "{}").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          POST   | | {"name": "x", "label": "X", "type": "text", "fieldType": "text", "groupName": "g"} | 400 |
          POST   | | {"name": "x", "label": "X", "type": "string", "fieldType": "select", "groupName": "g"} | 400 | VALIDATION_ERROR
          POST   | | {"name": "X x", "label": "X", "type": "string", "fieldType": "text", "groupName": "g"} | 400 | VALIDATION_ERROR
          POST   | | {"name": "x", "label": "X", "type": "string", "fieldType": "text", "groupName": "g", "options": [{"label": "a", "value": "a"}]} | 400 | VALIDATION_ERROR
          POST   | | {"name": "x", "label": "X", "type": "enumeration", "fieldType": "select", "groupName": "g", "options": [{"label": "a"}]} | 400 |
          POST   | | {"name": "x", "label": "X", "type": "date", "fieldType": "date", "groupName": "g", "hasUniqueValue": true} | 400 | VALIDATION_ERROR
          POST   | | {"name": "hs_timestamp", "label": "X", "type": "string", "fieldType": "text", "groupName": "g"} | 409 | CONFLICT
          POST   | | {"name": "x", "label": "X", "type": "string", "fieldType": "text", "groupName": "g", "dataSensitivity": "sensitive"} | 400 |
          POST   | | {"name": "x", "label": "X", "type": "number", "fieldType": "number", "groupName": "g", "calculationFormula": "1"} | 400 |
          POST   | | {"name": "x"} | 400 |
          POST   | | [] | 400 |
          POST   | | {"name": | 400 |
          GET    | /nothing | `` | 404 | OBJECT_NOT_FOUND
          PATCH  | /nothing | {} | 404 | OBJECT_NOT_FOUND
          PATCH  | /hs_timestamp | {"label": "Mine"} | 400 | VALIDATION_ERROR
          PATCH  | /hs_timestamp | {"type": "string"} | 400 | VALIDATION_ERROR
          DELETE | /hs_timestamp | `` | 400 | VALIDATION_ERROR
          DELETE | /nothing | `` | 204 |
          PUT    | /nothing | {} | 405 |
          POST   | /batch/create | {"inputs": []} | 400 | VALIDATION_ERROR
          POST   | /batch/create | {} | 400 |
          POST   | /batch/read | {"inputs": [{"id": "x"}]} | 400 |
          POST   | /batch/archive | {"inputs": "x"} | 400 |
          POST   | /batch/update | {} | 404 |
          POST   | /groups | {"name": "x"} | 400 |
          POST   | /groups | {"name": "call", "label": "L"} | 409 | CONFLICT
          POST   | /groups | {"name": "Bad", "label": "L"} | 400 | VALIDATION_ERROR
          PATCH  | /groups/call | {"label": "L"} | 400 | VALIDATION_ERROR
          DELETE | /groups/call | `` | 400 | VALIDATION_ERROR
          DELETE | /groups/nothing | `` | 204 |
          GET    | /groups/nothing | `` | 404 | OBJECT_NOT_FOUND
          """)
  void whatCantBeDoneIsSaidInHubspotsForm(
      String method, String path, String body, int status, String category) throws Exception {
    Answer answer = send(method, PROPERTIES + (path == null ? "" : path), body);

    assertThat(answer.status()).isEqualTo(status);
    if (status >= 400) {
      assertThat(answer.body().get("status").asString()).isEqualTo("error");
      assertThat(answer.body().get("message").asString()).isNotBlank();
      assertThat(answer.body().path("category").asString(null)).isEqualTo(category);
    }
  }

  @Test
  void otherObjectTypesAreUnknown() throws Exception {
    Answer answer = send("GET", "/crm/v3/properties/butterflies", "");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("message").asString())
        .isEqualTo("Unable to infer object type from: butterflies");
  }
}

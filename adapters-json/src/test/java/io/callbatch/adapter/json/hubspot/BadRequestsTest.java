package io.callbatch.adapter.json.hubspot;

import static io.callbatch.adapter.json.hubspot.HubSpotFixture.CALLS;
import static io.callbatch.adapter.json.hubspot.HubSpotFixture.input;
import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.json.hubspot.HubSpotFixture.Response;
import io.callbatch.domain.port.in.OverloadedException;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.domain.port.in.TokenAccess.Access;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.domain.testing.Draw;
import io.callbatch.domain.testing.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with requests, whatever they ask for. */
class BadRequestsTest {
  private static final String BATCH = CALLS + "/batch/create";

  private final HubSpotFixture hubSpot = new HubSpotFixture();

  private static void assertIsError(Response response, int status) {
    assertThat(response.status()).as(response.body()).isEqualTo(status);
    assertThat(response.text("status")).isEqualTo("error");
    assertThat(response.text("message")).isNotBlank();
    assertThat(response.answer().header("Content-Type")).contains("application/json;charset=utf-8");
    assertThat(response.answer().header("x-hubspot-correlation-id"))
        .contains(response.text("correlationId"));
    assertThat(response.answer().header("x-request-id")).contains(response.text("correlationId"));
  }

  /** Target, body, and how the message begins. */
  static List<List<String>> bodies() {
    String wrongType = "Cannot deserialize value of type ";
    return List.of(
        List.of(
            CALLS,
            "",
            "Invalid input JSON on line 1, column 1: expected a JSON value, found nothing"),
        List.of(
            CALLS,
            "nonsense",
            "Invalid input JSON on line 1, column 1: expected a JSON value, found \"nonsense\""),
        List.of(
            CALLS,
            "{\n\"properties\":",
            "Invalid input JSON on line 2, column 14: expected a complete JSON document, found"
                + " the"),
        List.of(
            CALLS,
            "{} {}",
            "Invalid input JSON on line 1, column 4: expected the end of the document, found more"),
        List.of(
            CALLS,
            "[]",
            "Invalid input JSON on line 1, column 1: "
                + wrongType
                + "`SimplePublicObjectInputForCreate` from Array value"
                + " (token `JsonToken.START_ARRAY`)"),
        List.of(CALLS, "null", "Invalid input JSON on line 1, column 1: " + wrongType),
        List.of(CALLS, "{\"properties\":[]}", "Invalid input JSON on line 1, column 15: "),
        List.of(
            CALLS,
            "{\"properties\":{\"ü\":{}}}",
            "Invalid input JSON on line 1, column 20: "
                + wrongType
                + "`String` from Object value (token `JsonToken.START_OBJECT`)"),
        List.of(CALLS, "{\"properties\":{\"x\":\"\\ud800\"}}", "Invalid input JSON on line 1"),
        List.of(CALLS, "{\"associations\":[{}]}", "Invalid input JSON on line 1, column 19. Some"),
        List.of(
            CALLS,
            "{\"associations\":[{\"to\":{}}]}",
            "Invalid input JSON on line 1, column 25. Some required fields were not set: [id]"),
        List.of(
            BATCH,
            "{}",
            "Invalid input JSON on line 1, column 2. Some required fields were not set: [inputs]"),
        List.of(BATCH, "{\"inputs\":{}}", "Invalid input JSON on line 1, column 11: "),
        List.of(
            BATCH,
            "{\"inputs\":\n[\n        []]}",
            "Invalid input JSON on line 3, column 9: " + wrongType),
        List.of(BATCH, "{\"inputs\":[null]}", "Invalid input JSON on line 1, column 12: "),
        List.of(
            CALLS + "/batch/update",
            "{\"inputs\":[{\"properties\":{}}]}",
            "Invalid input JSON on line 1, column 13. Some required fields were not set: [id]"),
        List.of(
            CALLS + "/batch/read",
            "{\"properties\":\"x\",\"inputs\":[]}",
            "Invalid input JSON on line 1, column 15: "),
        List.of(CALLS + "/batch/archive", "{\"inputs\":[{}]}", "Invalid input JSON on line 1"),
        List.of(CALLS + "/search", "[]", "Invalid input JSON on line 1, column 1: "),
        List.of(
            CALLS, "{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}", "Invalid input JSON"),
        List.of(CALLS, "{\"x\":" + "1".repeat(5_000) + ",", "Invalid input JSON"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void bodiesThatArentWhatIsDue(List<String> line) {
    Response refused = hubSpot.post(line.get(0), line.get(1));

    assertIsError(refused, 400);
    assertThat(refused.text("message")).startsWith(line.get(2));
    assertThat(refused.json().has("category")).isFalse();
    assertThat(hubSpot.liveCalls()).isZero();
  }

  @Test
  void bytesThatAreNoText() {
    byte[] bytes = "{\"properties\":{\"x\":\"\u00e4\"}}".getBytes(StandardCharsets.ISO_8859_1);
    assertIsError(hubSpot.send("POST", CALLS, bytes), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "", "application/jsonx", "/"})
  void contentTypesOtherThanJson(String type) {
    assertIsError(hubSpot.send("POST", CALLS, input(), "Content-Type", type), 415);
    assertThat(
            hubSpot
                .send("POST", CALLS, input(), "Content-Type", "Application/JSON; charset=utf-8")
                .status())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /crm/v3/objects, 404",
    "GET, /crm/v4/objects/calls, 404",
    "GET, /crm/v3/objects/calls/1/2, 404",
    "GET, /crm/, 404",
    "POST, /crm/v3/objects/calls/merge, 404",
    "POST, /crm/v3/objects/calls/gdpr-delete, 404",
    "PUT, /crm/v3/objects/calls, 405",
    "OPTIONS, /crm/v3/objects/calls, 405",
    "GET, /crm/v3/objects/calls/batch/read, 405",
    "POST, /crm/v3/objects/calls/7, 405",
    "TRACE, /crm/v3/objects/calls/search, 405",
    "GET, /crm/v3/objects/calls/%zz, 400",
    "GET, /crm/v3/objects/calls?properties=%zz, 400",
    "GET, /crm/v3/objects/butterflies, 400",
    "POST, /crm/v3/objects/contacts/search, 400"
  })
  void routesAndMethodsThatThereArent(String method, String path, int status) {
    Response refused = hubSpot.send(method, path, "{}");
    assertIsError(refused, status);
    if (status == 405) {
      assertThat(refused.answer().header("Allow")).isPresent();
    }
  }

  @Test
  void unknownObjectTypes() {
    assertThat(hubSpot.get("/crm/v3/objects/butterflies/7").text("message"))
        .isEqualTo("Unable to infer object type from: butterflies");
  }

  @Test
  void tokensThatAreWrongOrMissing() {
    hubSpot.tokens = _ -> Optional.empty();

    for (Response refused :
        List.of(hubSpot.get(CALLS), hubSpot.send("GET", CALLS, "", "token", "wrong"))) {
      assertIsError(refused, 401);
      assertThat(refused.text("category")).isEqualTo("INVALID_AUTHENTICATION");
      assertThat(refused.text("message")).startsWith("Authentication credentials not found. This");
    }
  }

  @Test
  void scopesThatATokenLacks() {
    hubSpot.tokens = _ -> Optional.of(new Access(HubSpotFixture.CALLER, Set.of(Scope.READ)));

    Response refused = hubSpot.post(CALLS, input());
    assertIsError(refused, 403);
    assertThat(refused.body())
        .isEqualTo(
            """
            {"status":"error","message":"This app hasn't been granted all required scopes to make \
            this call. Read more about required scopes here: \
            https://developers.hubspot.com/scopes.","correlationId":"correlation-1",\
            "errors":[{"message":"One or more of the following scopes are required.",\
            "context":{"requiredGranularScopes":["crm.objects.contacts.write"]}}],\
            "links":{"scopes":"https://developers.hubspot.com/scopes"},\
            "category":"MISSING_SCOPES"}\
            """);
    assertThat(hubSpot.get(CALLS).status()).isEqualTo(200);
  }

  @Test
  void whatFailsInsideSaysNothingMore() {
    hubSpot.execute =
        _ -> {
          throw new IllegalStateException("a secret");
        };

    Response failed = hubSpot.post(CALLS, input());
    assertIsError(failed, 500);
    assertThat(failed.body())
        .isEqualTo(
            "{\"status\":\"error\",\"message\":\"internal error\","
                + "\"correlationId\":\"correlation-1\"}");
  }

  @Test
  void aStoreThatCantWorkAndTooMuchWorkSayWhenToComeAgain() {
    hubSpot.execute =
        _ -> {
          throw new StoreUnavailableException(
              StoreUnavailableException.Reason.UNREACHABLE,
              "the store can't be reached",
              Duration.ofSeconds(3),
              new IllegalStateException());
        };
    Response unreachable = hubSpot.post(CALLS, input());
    assertIsError(unreachable, 503);
    assertThat(unreachable.answer().header("Retry-After")).contains("3");

    hubSpot.execute =
        _ -> {
          throw new OverloadedException("too much is under way", Duration.ofMillis(1));
        };
    Response overloaded = hubSpot.post(CALLS, input());
    assertIsError(overloaded, 503);
    assertThat(overloaded.answer().header("Retry-After")).contains("1");
  }

  @Test
  void aHeadRequestIsAnsweredAsAGet() {
    assertThat(hubSpot.send("HEAD", CALLS, "").status()).isEqualTo(200);
  }

  @Test
  void noBodyWhateverItIsFailsInside() {
    Samples.check(
        "bodies never fail inside",
        200,
        random -> {
          Draw draw = new Draw(random);
          String body =
              draw.oneOf(
                  "{\"inputs\":[{\"id\":\"1\",\"idProperty\":\"pbx_call_id\",\"properties\":{}}]}",
                  "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"a\",\"operator\":\"EQ\"}]}]}",
                  "{\"properties\":{\"hs_timestamp\":\"1\"},\"associations\":[{\"to\":{}}]}",
                  "{\"primaryObjectId\":\"1\",\"objectIdToMerge\":\"2\",\"objectId\":3}",
                  "[{\"associationCategory\":\"HUBSPOT_DEFINED\",\"associationTypeId\":194}]");
          char[] mutated = body.toCharArray();
          for (int i = draw.below(3); i > 0; i--) {
            mutated[draw.below(mutated.length)] =
                draw.oneOf('"', '{', '}', '[', ']', ',', ':', '0', 'x', '\\', '\0', '\ud800');
          }
          String path =
              draw.oneOf(
                  "",
                  "/search",
                  "/merge",
                  "/gdpr-delete",
                  "/batch/create",
                  "/batch/read",
                  "/batch/update",
                  "/batch/upsert",
                  "/batch/archive");
          Response response =
              hubSpot.post("/crm/objects/2025-09/calls" + path, new String(mutated));
          assertThat(response.status()).as(new String(mutated)).isLessThan(500);
        });
  }
}

package io.callbatch.adapter.json.hubspot;

import static io.callbatch.adapter.json.hubspot.HubSpotFixture.CALLS;
import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.json.hubspot.HubSpotFixture.Response;
import io.callbatch.adapter.json.testing.CollidingNames;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that try the parser, on HubSpot's routes. */
@Timeout(60)
class HostileBodiesTest {
  private static final List<String> NAMES = CollidingNames.of(4_000);

  private final HubSpotFixture hubSpot = new HubSpotFixture();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/crm/v3/objects/calls                | {%s}",
        "/crm/v3/objects/calls/batch/create   | {\"inputs\":[{\"properties\":{%s}}]}",
        "/crm/v3/objects/calls/batch/update   | {\"inputs\":[{\"id\":\"1\",\"properties\":{%s}}]}",
        "/crm/v3/objects/calls/batch/upsert   |"
            + " {\"inputs\":[{\"idProperty\":\"pbx_call_id\",\"id\":\"1\",\"properties\":{%s}}]}",
        "/crm/v3/objects/calls/batch/read     | {\"inputs\":[{\"id\":\"1\",%s}]}",
        "/crm/v3/objects/calls/batch/archive  | {%s,\"inputs\":[]}",
        "/crm/v3/objects/calls/search         | {%s,\"filterGroups\":[]}",
        "/crm/v3/objects/calls/merge          | {%s}",
        "/crm/v3/objects/calls/gdpr-delete    | {%s}"
      })
  void namesThatCollideInJacksonAreNamesLikeOthers(String route, String body) {
    Response response = hubSpot.post(route, body.formatted(CollidingNames.members(NAMES, "\"a\"")));

    assertThat(response.status()).isLessThan(500);
    assertThat(response.body()).doesNotContain("nested", "too long", "too large");
  }

  @Test
  void callsWithNewNamesAreJudgedByTheirNamesAfterThem() {
    Response response =
        hubSpot.post(
            CALLS, "{\"properties\":{%s}}".formatted(CollidingNames.members(NAMES, "\"\"")));

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.text("message")).contains("does not exist");
    assertThat(
            hubSpot
                .post(
                    CALLS, "{\"properties\":{\"hs_timestamp\":\"2026-03-12T10:00:00Z\"},\"new\":1}")
                .status())
        .isEqualTo(201);
  }

  @Test
  void depthAndLengthOfNumbersHaveTheirOwnMessages() {
    assertThat(
            hubSpot.post(CALLS, "{\"x\":" + "[".repeat(63) + "]".repeat(63) + "}").text("message"))
        .doesNotContain("nested");
    assertThat(
            hubSpot.post(CALLS, "{\"x\":" + "[".repeat(64) + "]".repeat(64) + "}").text("message"))
        .isEqualTo(
            "Invalid input JSON on line 1, column 69: found objects and arrays nested more than 64"
                + " deep");
    assertThat(hubSpot.post(CALLS, "{\"x\":\n" + "9".repeat(1_001) + "}").text("message"))
        .isEqualTo(
            "Invalid input JSON on line 2, column 1: found a number of 1001 characters; at most"
                + " 1000 are read");
    assertThat(hubSpot.post(CALLS, "{\"" + "n".repeat(60_000) + "\":1}").text("message"))
        .doesNotContain("JSON");
  }
}

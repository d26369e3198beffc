package io.callbatch.adapter.json.hubspot;

import static io.callbatch.adapter.json.hubspot.HubSpotFixture.inputs;
import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.json.hubspot.HubSpotFixture.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code archived} in every spelling that HubSpot's clients send: Python writes {@code True} and
 * {@code False}, PHP {@code 1} and nothing. HubSpot reads it as {@link Boolean#valueOf} does.
 */
class QueryBooleansTest {
  private static final String[] BASES = {
    "/crm/v3/objects/calls",
    "/crm/objects/2025-09/calls",
    "/crm/objects/2026-03/calls",
    "/crm/objects/2026-09/calls"
  };

  private final HubSpotFixture hubSpot = new HubSpotFixture();
  private String live = "";
  private String archived = "";

  @BeforeEach
  void oneOfEach() {
    live = hubSpot.create();
    archived = hubSpot.create();
    assertThat(hubSpot.send("DELETE", BASES[0] + "/" + archived, "").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "True", "TRUE", "tRuE"})
  void trueInAnyCaseAsksForArchivedCalls(String spelling) {
    for (String base : BASES) {
      findsOnly(archived, live, base, spelling);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "False", "FALSE", "0", "1", "no", "yes", "maybe", ""})
  void allElseAsksForLiveCalls(String spelling) {
    for (String base : BASES) {
      findsOnly(live, archived, base, spelling);
    }
  }

  private void findsOnly(String found, String missing, String base, String spelling) {
    String query = "?archived=" + spelling;
    Response list = hubSpot.get(base + query);
    assertThat(list.status()).as(base).isEqualTo(200);
    assertThat(list.json().get("results"))
        .singleElement()
        .satisfies(call -> assertThat(call.get("id").asString()).isEqualTo(found));
    assertThat(hubSpot.get(base + "/" + found + query).status()).isEqualTo(200);
    assertThat(hubSpot.get(base + "/" + missing + query).status()).isEqualTo(404);
    Response batch =
        hubSpot.post(base + "/batch/read" + query, inputs("{\"id\":\"%s\"}".formatted(found)));
    assertThat(batch.status()).isEqualTo(200);
    assertThat(batch.json().get("results").size()).isOne();
  }
}

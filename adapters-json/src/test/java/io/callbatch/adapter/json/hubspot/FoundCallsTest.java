package io.callbatch.adapter.json.hubspot;

import static io.callbatch.adapter.json.hubspot.HubSpotFixture.CALLS;
import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.json.hubspot.HubSpotFixture.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoundCallsTest {
  private final HubSpotFixture hubSpot = new HubSpotFixture();

  private static List<String> ids(Response response) {
    List<String> ids = new ArrayList<>();
    response.json().get("results").forEach(call -> ids.add(call.get("id").asString()));
    return ids;
  }

  @Nested
  class Lists {
    @Test
    void pagesNameTheNextCallAndTheWholeAddress() {
      String first = hubSpot.create("\"hs_call_title\":\"a\"");
      String second = hubSpot.create();
      String third = hubSpot.create();

      Response page = hubSpot.get(CALLS + "?limit=2&properties=hs_call_title");
      assertThat(ids(page)).containsExactly(first, second);
      assertThat(page.json().get("paging").toString())
          .isEqualTo(
              """
              {"next":{"after":"%s","link":"http://localhost/crm/v3/objects/calls?limit=2&\
              properties=hs_call_title&after=%s"}}\
              """
                  .formatted(third, third));

      Response last = hubSpot.get(CALLS + "?limit=2&after=" + third);
      assertThat(ids(last)).containsExactly(third);
      assertThat(last.names()).containsExactly("results");
    }

    @Test
    void tenAreOnAPageWhereNothingIsSaid() {
      for (int i = 0; i < 11; i++) {
        hubSpot.create();
      }
      assertThat(ids(hubSpot.get(CALLS))).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "limit=0",
          "limit=101",
          "limit=ten",
          "limit=-1",
          "limit=99999999999",
          "limit=51&propertiesWithHistory=hs_call_title",
          "after=abc",
          "after=-1",
          "after=%201",
          "after=1%20",
          "after=%20",
          "after=1.0",
          "after=0x1",
          "after=NTI1Cg%3D%3D",
          "after=9999999999999999999999"
        })
    void badValuesAreRefused(String query) {
      Response refused = hubSpot.get(CALLS + "?" + query);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text("category")).isEqualTo("VALIDATION_ERROR");
      assertThat(refused.text("message"))
          .contains(
              "expected ", ", found " + query.substring(0, query.indexOf('=')), "in the query");
    }

    @Test
    void zeroIsTheFirstPage() {
      String first = hubSpot.create();
      hubSpot.create();

      assertThat(ids(hubSpot.get(CALLS + "?limit=1&after=0"))).containsExactly(first);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"limit=99999999999", "limit=4294967297", "after=9999999999999999999999"})
    void aLargeNumberIsNotCalledNone(String query) {
      assertThat(hubSpot.get(CALLS + "?" + query).text("message"))
          .doesNotContain("whole number")
          .contains(query.startsWith("limit") ? "a number from 1 to 100" : "paging.next.after");
    }
  }

  @Nested
  class Search {
    private Response search(String body) {
      return hubSpot.post(CALLS + "/search", body);
    }

    @Test
    void findsAndPagesByOffset() {
      String second = hubSpot.create("\"hs_call_title\":\"Discovery b\"");
      String first = hubSpot.create("\"hs_call_title\":\"discovery a\"");
      hubSpot.create("\"hs_call_title\":\"other\"");

      Response page =
          search(
              """
              {"query":"discovery","sorts":[{"propertyName":"hs_call_title"}],"limit":1,
               "properties":["hs_call_title"]}\
              """);
      assertThat(page.names()).containsExactly("total", "results", "paging");
      assertThat(page.json().get("total").asInt()).isEqualTo(2);
      assertThat(ids(page)).containsExactly(first);
      assertThat(page.json().get("paging")).hasToString("{\"next\":{\"after\":\"1\"}}");

      Response last =
          search(
              """
              {"query":"discovery","sorts":["hs_call_title"],"limit":1,"after":"1"}\
              """);
      assertThat(ids(last)).containsExactly(second);
      assertThat(last.names()).containsExactly("total", "results");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"propertyName\":\"hs_call_title\",\"direction\":\"DESCENDING\"}",
          "\"-hs_call_title\"",
          "\"{\\\"propertyName\\\":\\\"hs_call_title\\\",\\\"direction\\\":\\\"DESCENDING\\\"}\""
        })
    void ordersAreSaidInSeveralWays(String sort) {
      String a = hubSpot.create("\"hs_call_title\":\"a\"");
      String b = hubSpot.create("\"hs_call_title\":\"b\"");

      assertThat(ids(search("{\"sorts\":[%s]}".formatted(sort)))).containsExactly(b, a);
    }

    @Test
    void filtersOutsideOfGroupsAreOneGroup() {
      String a = hubSpot.create("\"hs_call_title\":\"a\"");
      hubSpot.create("\"hs_call_title\":\"b\"");

      assertThat(
              ids(
                  search(
                      """
                      {"filters":[{"propertyName":"hs_call_title","operator":"EQ",\
                      "value":"A"}]}\
                      """)))
          .containsExactly(a);
      assertThat(ids(search("{}"))).hasSize(2);
    }

    @Test
    void filtersByAssociation() {
      String id = hubSpot.create();
      hubSpot.create();
      hubSpot.send("PUT", CALLS + "/" + id + "/associations/contacts/901/call_to_contact", "");

      assertThat(
              ids(
                  search(
                      """
                      {"filterGroups":[{"filters":[{"propertyName":"associations.contact",\
                      "operator":"EQ","value":901}]}]}\
                      """)))
          .containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"limit\":201}",
          "{\"limit\":0}",
          "{\"limit\":\"x\"}",
          "{\"after\":\"x\"}",
          "{\"after\":10000}",
          "{\"after\":99999999999999}",
          "{\"after\":\"99999999999999\"}",
          "{\"after\":-1}",
          "{\"after\":\" 1\"}",
          "{\"after\":\" \"}",
          "{\"after\":\"\"}",
          "{\"after\":1.5}",
          "{\"after\":1e1}",
          "{\"sorts\":[\"hs_call_title\",\"hs_timestamp\"]}",
          "{\"sorts\":[\"nonsense\"]}",
          "{\"sorts\":[{\"propertyName\":\"hs_call_title\",\"direction\":\"UP\"}]}",
          "{\"sorts\":[\"{nonsense\"]}",
          "{\"filters\":[{\"propertyName\":\"nonsense\",\"operator\":\"EQ\",\"value\":\"x\"}]}",
          "{\"filters\":[{\"propertyName\":\"hs_call_title\",\"operator\":\"LIKE\"}]}",
          "{\"filters\":[{\"propertyName\":\"hs_call_title\",\"operator\":\"EQ\"}]}",
          "{\"filters\":[{\"propertyName\":\"hs_timestamp\",\"operator\":\"GT\",\"value\":\"x\"}]}"
        })
    void badSearchesAreRefused(String body) {
      assertThat(search(body).status()).isEqualTo(400);
    }

    @Test
    void whatAFilterLacksIsNamed() {
      assertThat(search("{\"filterGroups\":[{\"filters\":[{\"value\":\"x\"}]}]}").text("message"))
          .endsWith(
              "Cannot build Filter, some of required attributes are not set"
                  + " [propertyName, operator]");
      assertThat(
              search(
                      """
                      {"filters":[{"propertyName":"hs_timestamp","operator":"BETWEEN",\
                      "value":"1"}]}\
                      """)
                  .text("message"))
          .endsWith("problem: operator BETWEEN requires a highValue");
    }

    @Test
    void longSearchesAreRefused() {
      Response refused = search("{\"query\":\"%s\"}".formatted("x".repeat(3_000)));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text("message"))
          .isEqualTo("expected a search of at most 3000 characters, found 3012");
    }

    @Test
    void saysNothingOfRateLimits() {
      assertThat(search("{}").answer().headers().keySet())
          .noneMatch(name -> name.startsWith("x-hubspot-ratelimit"));
      assertThat(hubSpot.get(CALLS).answer().headers())
          .containsEntry("x-hubspot-ratelimit-interval-milliseconds", "10000")
          .containsEntry("x-hubspot-ratelimit-max", "110")
          .containsEntry("x-hubspot-ratelimit-remaining", "109")
          .containsEntry("x-hubspot-ratelimit-secondly", "11")
          .containsEntry("x-hubspot-ratelimit-secondly-remaining", "10");
    }
  }
}

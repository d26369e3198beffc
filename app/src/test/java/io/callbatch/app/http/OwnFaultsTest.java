package io.callbatch.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.TestServer;
import io.callbatch.app.access.AccessSettings;
import io.callbatch.app.access.Secrets;
import io.callbatch.domain.port.in.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share a server, each with a token, a portal and faults of its own. */
class OwnFaultsTest {
  private static final String FAULTS = "/v1/admin/faults";
  private static final String CALLS = "/crm/v3/objects/calls";
  private static final String LOCKED = "{\"faults\":[{\"fault\":\"locked\"}]}";

  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server = perToken(Optional.empty(), 1_000);
  }

  private static TestServer perToken(Optional<Path> tokens, int portals) throws Exception {
    return new TestServer(
        TestServer.guarded(
            new AccessSettings(
                tokens, true, Optional.empty(), List.of(), portals, Optional.empty())));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static HttpResponse<String> send(
      TestServer server, String token, String method, String path, String body) throws Exception {
    String[] headers =
        token.isEmpty()
            ? new String[] {"Content-Type", "application/json"}
            : new String[] {"Content-Type", "application/json", "Authorization", "Bearer " + token};
    return server
        .http()
        .send(
            server.request(path, headers).method(method, BodyPublishers.ofString(body)).build(),
            BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String token, String method, String path, String body)
      throws Exception {
    return send(server, token, method, path, body);
  }

  private int calls(String token) throws Exception {
    return send(token, "GET", CALLS, "").statusCode();
  }

  @Test
  void whatATestSetsIsForItsOwnPortalAndSeenByItselfOnly() throws Exception {
    assertThat(send("one", "PUT", FAULTS, LOCKED).statusCode()).isEqualTo(200);

    assertThat(calls("one")).isEqualTo(423);
    assertThat(calls("two")).isEqualTo(200);
    assertThat(calls("")).isEqualTo(200);
    assertThat(send("one", "GET", FAULTS, "").body())
        .isEqualTo("{\"settings\":" + LOCKED + ",\"faults\":[{\"matched\":1,\"applied\":1}]}");
    assertThat(send("two", "GET", FAULTS, "").body()).isEqualTo("{\"settings\":{},\"faults\":[]}");

    assertThat(send("two", "DELETE", FAULTS, "").statusCode()).isEqualTo(204);
    assertThat(calls("one")).as("is one's own").isEqualTo(423);
    assertThat(send("one", "DELETE", FAULTS, "").statusCode()).isEqualTo(204);
    assertThat(calls("one")).isEqualTo(200);
  }

  @Test
  void whoComesWithoutATokenIsATestLikeAllOthers() throws Exception {
    assertThat(send("", "PUT", FAULTS, LOCKED).statusCode()).isEqualTo(200);

    assertThat(calls("")).isEqualTo(423);
    assertThat(calls("one")).isEqualTo(200);
  }

  @Test
  void aRuleCantReachAnotherPortal() throws Exception {
    assertThat(
            send(
                    "one",
                    "PUT",
                    FAULTS,
                    "{\"faults\":[{\"match\":{\"portal\":\"default\"},\"fault\":\"locked\"}],"
                        + "\"rateLimits\":[{\"portal\":\"default\",\"plan\":\"free\"}]}")
                .statusCode())
        .isEqualTo(200);

    assertThat(calls("")).isEqualTo(200);
    assertThat(send("", "GET", CALLS, "").headers().firstValue("x-hubspot-ratelimit-daily"))
        .isEmpty();
  }

  @Test
  void limitsOfATestAreForItsOwnPortal() throws Exception {
    send("one", "PUT", FAULTS, "{\"rateLimits\":[{\"portal\":\"*\",\"plan\":\"free\"}]}");

    assertThat(send("one", "GET", CALLS, "").headers().firstValue("x-hubspot-ratelimit-daily"))
        .contains("250000");
    assertThat(send("two", "GET", CALLS, "").headers().firstValue("x-hubspot-ratelimit-daily"))
        .isEmpty();

    send("one", "DELETE", FAULTS, "");
    assertThat(send("one", "GET", CALLS, "").headers().firstValue("x-hubspot-ratelimit-daily"))
        .isEmpty();
  }

  @Test
  void namedRulesAreAddedAndRemovedOneByOne() throws Exception {
    String rule = "{\"match\":{\"method\":\"GET\"},\"fault\":\"locked\"}";
    assertThat(send("one", "POST", FAULTS + "/mine", rule).statusCode()).isEqualTo(200);
    assertThat(send("one", "PUT", FAULTS + "/other", rule.replace("GET", "POST")).statusCode())
        .isEqualTo(200);

    assertThat(calls("one")).isEqualTo(423);
    assertThat(send("one", "GET", FAULTS, "").body())
        .isEqualTo(
            "{\"settings\":{},\"faults\":[{\"name\":\"mine\",\"rule\":"
                + rule
                + ",\"matched\":1,\"applied\":1},{\"name\":\"other\",\"rule\":"
                + rule.replace("GET", "POST")
                + ",\"matched\":0,\"applied\":0}]}");

    assertThat(send("two", "DELETE", FAULTS + "/mine", "").statusCode()).isEqualTo(404);
    assertThat(send("one", "DELETE", FAULTS + "/mine", "").statusCode()).isEqualTo(204);
    assertThat(send("one", "DELETE", FAULTS + "/mine", "").statusCode()).isEqualTo(404);
    assertThat(calls("one")).isEqualTo(200);
    assertThat(send("one", "POST", CALLS, "{\"properties\":{}}").statusCode()).isEqualTo(423);
    assertThat(send("one", "DELETE", FAULTS, "").statusCode()).isEqualTo(204);
    assertThat(send("one", "GET", FAULTS, "").body()).isEqualTo("{\"settings\":{},\"faults\":[]}");
  }

  @Test
  void addingARuleLeavesTheCountsOfOthersAndTakesThePlaceOfItsName() throws Exception {
    send("one", "PUT", FAULTS, "{\"faults\":[{\"fault\":\"locked\",\"times\":1}]}");
    assertThat(calls("one")).isEqualTo(423);

    send("one", "POST", FAULTS + "/mine", "{\"fault\":\"server-error\"}");
    send("one", "POST", FAULTS + "/mine", "{\"fault\":\"server-error\",\"status\":502}");

    assertThat(calls("one")).isEqualTo(502);
    assertThat(send("one", "GET", FAULTS, "").body())
        .contains("{\"matched\":2,\"applied\":1}", "\"status\":502},\"matched\":1,\"applied\":1}");
  }

  @Test
  void rulesThatCannotBeAreRefused() throws Exception {
    assertThat(send("one", "POST", FAULTS + "/mine", "{\"fault\":\"x\",\"y\":1}").statusCode())
        .isEqualTo(422);
    assertThat(send("one", "POST", FAULTS + "/mine", "[]").statusCode()).isEqualTo(422);
    assertThat(send("one", "POST", FAULTS + "/mine", "{").statusCode()).isEqualTo(400);
    assertThat(send("one", "POST", FAULTS + "/a%20b", "{\"fault\":\"locked\"}").statusCode())
        .isEqualTo(404);
    assertThat(
            send("one", "POST", FAULTS + "/mine", "{\"fault\":\"locked\"}" + " ".repeat(1 << 16))
                .statusCode())
        .isEqualTo(413);
    assertThat(calls("one")).isEqualTo(200);
  }

  @Test
  void whoRunsTheServerSetsThemForAll(@TempDir Path folder) throws Exception {
    Path tokens = folder.resolve("tokens.txt");
    String admin = Secrets.add(tokens, "admin", Scope.ADMIN);
    String reader = Secrets.add(tokens, "reader", Scope.READ);
    try (TestServer guarded = perToken(Optional.of(tokens), 1_000)) {
      assertThat(send(guarded, admin, "PUT", FAULTS, LOCKED).statusCode()).isEqualTo(200);

      assertThat(send(guarded, "any", "GET", CALLS, "").statusCode()).isEqualTo(423);
      assertThat(send(guarded, reader, "GET", CALLS, "").statusCode()).isEqualTo(423);
      assertThat(send(guarded, reader, "GET", FAULTS, "").statusCode()).isEqualTo(403);
      assertThat(send(guarded, "", "GET", FAULTS, "").statusCode()).isEqualTo(401);
      assertThat(send(guarded, "any", "DELETE", FAULTS, "").statusCode()).isEqualTo(204);
      assertThat(send(guarded, "any", "GET", CALLS, "").statusCode()).isEqualTo(423);
    }
  }

  @Test
  void asManyPortalsAreMadeAsAreAllowed() throws Exception {
    try (TestServer small = perToken(Optional.empty(), 2)) {
      assertThat(send(small, "one", "GET", CALLS, "").statusCode()).isEqualTo(200);
      assertThat(send(small, "two", "GET", "/v1/batches", "").statusCode()).isEqualTo(200);

      for (String path : List.of(CALLS, "/v1/batches", FAULTS)) {
        HttpResponse<String> refused = send(small, "three", "GET", path, "");
        assertThat(refused.statusCode()).as(path).isEqualTo(503);
        assertThat(refused.body()).contains("--max-token-portals");
      }
      assertThat(send(small, "one", "GET", CALLS, "").statusCode()).isEqualTo(200);
      assertThat(send(small, "", "GET", CALLS, "").statusCode()).isEqualTo(200);
    }
  }
}

package io.callbatch.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.app.TestServer;
import io.callbatch.v1.CallInput;
import io.callbatch.v1.CallServiceGrpc;
import io.callbatch.v1.CreateCallRequest;
import io.callbatch.v1.CreatePropertyRequest;
import io.callbatch.v1.PropertyDefinition;
import io.callbatch.v1.PropertyFlags;
import io.callbatch.v1.PropertyServiceGrpc;
import io.callbatch.v1.PropertyType;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** HubSpot's routes and the gRPC services of one server, on one store. */
class HubSpotAndGrpcTest {
  private static final String CALLS = "/crm/v3/objects/calls";
  private static final String BODY =
      "{\"properties\":{\"hs_timestamp\":\"2026-03-12T10:00:00Z\",\"hs_call_title\":\"%s\"}}";

  private TestServer server;
  private CallServiceGrpc.CallServiceBlockingStub calls;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.start();
    calls = CallServiceGrpc.newBlockingStub(server.channel());
    var _ =
        PropertyServiceGrpc.newBlockingStub(server.channel())
            .createProperty(
                CreatePropertyRequest.newBuilder()
                    .setProperty(
                        PropertyDefinition.newBuilder()
                            .setName("pbx_call_id")
                            .setLabel("PBX call")
                            .setGroupName("call")
                            .setType(PropertyType.PROPERTY_TYPE_STRING)
                            .setFieldType("text")
                            .setFlags(PropertyFlags.newBuilder().setUnique(true)))
                    .build());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<byte[]> post(String path, String body, String... headers) throws Exception {
    List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
    all.addAll(List.of(headers));
    return server.post(path, body.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
  }

  private static CreateCallRequest create(String requestId, String title) {
    return CreateCallRequest.newBuilder()
        .setRequestId(requestId)
        .setInput(
            CallInput.newBuilder()
                .putProperties("hs_timestamp", "2026-03-12T10:00:00Z")
                .putProperties("hs_call_title", title))
        .build();
  }

  @Test
  void requestIdsAreOneSpace() throws Exception {
    String id = calls.createCall(create("r-1", "a")).getCall().getId();

    HttpResponse<byte[]> same = post(CALLS, BODY.formatted("a"), "Idempotency-Key", "r-1");
    HttpResponse<byte[]> other = post(CALLS, BODY.formatted("b"), "Idempotency-Key", "r-1");

    assertThat(same.statusCode()).isEqualTo(201);
    assertThat(TestServer.json(same).get("id").asString()).isEqualTo(id);
    assertThat(other.statusCode()).isEqualTo(409);

    assertThat(post(CALLS, BODY.formatted("a"), "Idempotency-Key", "r-2").statusCode())
        .isEqualTo(201);
    assertThatThrownBy(() -> calls.createCall(create("r-2", "b")))
        .hasMessageContaining("ALREADY_EXISTS");
  }

  @Test
  void racingUpsertsOfOneValueEndInOneCall() throws Exception {
    String upsert =
        """
        {"inputs":[{"idProperty":"pbx_call_id","id":"P-1",
         "properties":{"hs_timestamp":"2026-03-12T10:00:00Z"}}]}\
        """;
    Set<String> ids = new HashSet<>();
    int created = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<HttpResponse<byte[]>>> answers = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        answers.add(threads.submit(() -> post(CALLS + "/batch/upsert", upsert)));
      }
      for (Future<HttpResponse<byte[]>> answer : answers) {
        assertThat(answer.get().statusCode()).isEqualTo(200);
        JsonNode call = TestServer.json(answer.get()).get("results").get(0);
        ids.add(call.get("id").asString());
        created += call.get("new").asBoolean() ? 1 : 0;
      }
    }

    assertThat(ids).hasSize(1);
    assertThat(created).isEqualTo(1);
  }
}

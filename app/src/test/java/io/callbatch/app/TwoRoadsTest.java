package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.callbatch.v1.BatchArchiveCallsRequest;
import io.callbatch.v1.BatchCallsResponse;
import io.callbatch.v1.BatchCreateCallsRequest;
import io.callbatch.v1.BatchUpdateCallsRequest;
import io.callbatch.v1.BatchUpsertCallsRequest;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.CallBatchServiceGrpc.CallBatchServiceBlockingStub;
import io.callbatch.v1.CreatePropertyRequest;
import io.callbatch.v1.PropertyServiceGrpc;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same scenario through gRPC and through HubSpot's routes leaves the same data. */
class TwoRoadsTest {

  private static final String CALLS = "/crm/v3/objects/calls";

  /** Properties that say when something was done here. */
  private static final Set<String> TIMES =
      Set.of("hs_createdate", "hs_lastmodifieddate", "hubspot_owner_assigneddate");

  /** Each with trace ids, without which HubSpot's routes write all or nothing. */
  private static final List<Step> SCENARIO =
      List.of(
          new Step(
              "create",
              """
              {"inputs": [
                {"properties": {"hs_timestamp": "2026-03-12T10:00:00Z", "hs_call_title": "First",
                  "hs_call_body": "<p>Notes &amp; more</p>", "hs_call_duration": "95000"},
                 "associations": [
                   {"to": {"id": "901"}, "types": [
                     {"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 194}]},
                   {"to": {"id": "1205"}, "types": [
                     {"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 220}]}],
                 "objectWriteTraceId": "c-1"},
                {"properties": {"hs_timestamp": "yesterday"}, "objectWriteTraceId": "c-2"},
                {"properties": {"hs_timestamp": "1773312000000", "pbx_call_id": "PBX-1",
                  "hubspot_owner_id": "512077"}, "objectWriteTraceId": "c-3"},
                {"properties": {"hs_timestamp": "2026-03-12T12:00:00+02:00",
                  "hs_call_title": "Ünïcode 📞"}, "objectWriteTraceId": "c-4"},
                {"properties": {"hs_timestamp": "2026-03-12T10:00:00Z", "pbx_call_id": "PBX-1"},
                 "objectWriteTraceId": "c-5"}]}\
              """),
          new Step(
              "update",
              """
              {"inputs": [
                {"id": "$0", "properties": {"hs_call_title": "", "hs_call_body": "Shorter"},
                 "objectWriteTraceId": "u-1"},
                {"id": "PBX-1", "idProperty": "pbx_call_id",
                 "properties": {"hubspot_owner_id": "7", "hs_call_status": "COMPLETED"},
                 "objectWriteTraceId": "u-2"},
                {"id": "99999999999", "properties": {"hs_call_title": "x"},
                 "objectWriteTraceId": "u-3"},
                {"id": "$2", "properties": {"nothing": "x"}, "objectWriteTraceId": "u-4"}]}\
              """),
          new Step(
              "upsert",
              """
              {"inputs": [
                {"id": "PBX-1", "idProperty": "pbx_call_id",
                 "properties": {"hs_call_status": "NO_ANSWER"}, "objectWriteTraceId": "p-1"},
                {"id": "PBX-2", "idProperty": "pbx_call_id",
                 "properties": {"hs_timestamp": "2026-03-12T10:00:00.250Z"},
                 "objectWriteTraceId": "p-2"},
                {"id": "PBX-3", "idProperty": "pbx_call_id",
                 "properties": {"hs_call_title": "No time"}, "objectWriteTraceId": "p-3"}]}\
              """),
          new Step("archive", "{\"inputs\": [{\"id\": \"$2\"}, {\"id\": \"99999999999\"}]}"));

  /**
   * A batch.
   *
   * @param body as HubSpot's routes take it; {@code $n} is the id of the n-th call created
   */
  private record Step(String operation, String body) {}

  /** A way to have batches done. */
  private interface Road {
    void defineUniqueProperty() throws Exception;

    /** The ids of the calls that the results show. */
    List<String> run(String operation, String body) throws Exception;
  }

  private record OverHttp(TestServer server) implements Road {

    @Override
    public void defineUniqueProperty() throws Exception {
      JsonNode _ =
          post(
              "/crm/v3/properties/calls",
              """
              {"name": "pbx_call_id", "label": "PBX", "type": "string", "fieldType": "text",
               "groupName": "call", "hasUniqueValue": true}\
              """);
    }

    @Override
    public List<String> run(String operation, String body) throws Exception {
      return StreamSupport.stream(
              post(CALLS + "/batch/" + operation, body).path("results").spliterator(), false)
          .map(call -> call.get("id").asString())
          .toList();
    }

    private JsonNode post(String path, String body) throws Exception {
      HttpResponse<byte[]> answer =
          server.post(
              path, body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
      assertThat(answer.statusCode()).isBetween(200, 207);
      return answer.body().length == 0
          ? JsonMapper.shared().createObjectNode()
          : TestServer.json(answer);
    }
  }

  private record OverGrpc(TestServer server) implements Road {

    @Override
    public void defineUniqueProperty() throws Exception {
      var _ =
          PropertyServiceGrpc.newBlockingStub(server.channel())
              .createProperty(
                  read(
                      CreatePropertyRequest.newBuilder(),
                      """
                      {"property": {"name": "pbx_call_id", "label": "PBX",
                       "type": "PROPERTY_TYPE_STRING", "fieldType": "text", "groupName": "call",
                       "flags": {"unique": true}}}\
                      """));
    }

    @Override
    public List<String> run(String operation, String body) throws Exception {
      CallBatchServiceBlockingStub stub = CallBatchServiceGrpc.newBlockingStub(server.channel());
      String inputs = inOurWords(body);
      BatchCallsResponse batch =
          switch (operation) {
            case "create" ->
                stub.batchCreateCalls(read(BatchCreateCallsRequest.newBuilder(), inputs))
                    .getBatch();
            case "update" ->
                stub.batchUpdateCalls(read(BatchUpdateCallsRequest.newBuilder(), inputs))
                    .getBatch();
            case "upsert" ->
                stub.batchUpsertCalls(read(BatchUpsertCallsRequest.newBuilder(), inputs))
                    .getBatch();
            default ->
                stub.batchArchiveCalls(
                        read(
                            BatchArchiveCallsRequest.newBuilder(),
                            inputs
                                    .replace("inputs", "ids")
                                    .replace("{\"id\": ", "")
                                    .replace("}", "")
                                + "}"))
                    .getBatch();
          };
      return batch.getResultsList().stream().map(call -> call.getId()).toList();
    }

    private static String inOurWords(String body) {
      return body.replaceAll("\"to\": \\{\"id\": (\"\\d+\")}", "\"toId\": $1")
          .replace("associationCategory\": \"", "category\": \"ASSOCIATION_CATEGORY_")
          .replace("associationTypeId", "typeId");
    }

    @SuppressWarnings("unchecked")
    private static <T extends Message> T read(Message.Builder builder, String json)
        throws InvalidProtocolBufferException {
      JsonFormat.parser().merge(json, builder);
      return (T) builder.build();
    }
  }

  @Test
  void leaveTheSameData() throws Exception {
    try (TestServer http = TestServer.start();
        TestServer grpc = TestServer.start()) {
      run(new OverHttp(http));
      run(new OverGrpc(grpc));

      String kept = kept(http);
      assertThat(kept(grpc)).isEqualTo(kept);
      assertThat(kept).contains("NO_ANSWER", "COMPLETED", "Ünïcode 📞", "1205", "PBX-2");
    }
  }

  private static void run(Road road) throws Exception {
    road.defineUniqueProperty();
    List<String> ids = new ArrayList<>();
    for (Step step : SCENARIO) {
      String body = step.body();
      for (int i = 0; i < ids.size(); i++) {
        body = body.replace("$" + i, ids.get(i));
      }
      for (String id : road.run(step.operation(), body)) {
        if (!ids.contains(id)) {
          ids.add(id);
        }
      }
    }
    assertThat(ids).hasSize(4);
  }

  /** All calls with all that is kept of them; ids by their place, times left out. */
  private static String kept(TestServer server) throws Exception {
    String names =
        StreamSupport.stream(
                read(server, "/crm/v3/properties/calls").get("results").spliterator(), false)
            .map(property -> property.get("name").asString())
            .filter(name -> !TIMES.contains(name))
            .collect(Collectors.joining(","));
    String query = "?limit=50&associations=contacts,tickets&propertiesWithHistory=" + names;
    JsonNode live = read(server, CALLS + query);
    JsonNode archived = read(server, CALLS + query + "&archived=true");
    assertThat(live.get("results")).hasSize(3);
    assertThat(archived.get("results")).hasSize(1);
    String text = live.toPrettyString() + archived.toPrettyString();
    int place = 0;
    for (JsonNode page : List.of(live, archived)) {
      for (JsonNode call : page.get("results")) {
        text = text.replace(call.get("id").asString(), "call-" + place++);
      }
    }
    return text.replaceAll(
        "(\"(?:timestamp|createdAt|updatedAt|archivedAt|hs_createdate|hs_lastmodifieddate)\" : )"
            + "\"[^\"]+\"",
        "$1\"*\"");
  }

  private static JsonNode read(TestServer server, String path) throws Exception {
    HttpResponse<String> answer = server.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }
}

package io.callbatch.adapter.json.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.testing.FullDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonBatchWriterTest {
  @Test
  void writesMembersInHubSpotsOrder() {
    ByteArrayOutputStream target = new ByteArrayOutputStream();

    new JsonBatchWriter().write(FullDocument.batch(), WriteOptions.DEFAULT, target);

    assertThat(target.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"status":"COMPLETE",\
            "results":[{"id":"88512345671",\
            "properties":{"hs_call_title":"Discovery call","hs_call_body":null},\
            "propertiesWithHistory":{"hs_call_title":[{"value":"Discovery call",\
            "timestamp":"2026-03-12T10:02:14.512Z","sourceType":"CRM_UI","sourceId":"userId:123",\
            "sourceLabel":"CRM user interface","updatedByUserId":9007199254740993,\
            "versionExtra":"x"}]},\
            "createdAt":"2026-03-12T10:02:14.512Z","updatedAt":"2026-03-12T10:02:15Z",\
            "archived":true,"archivedAt":"2026-03-12T10:02:16.000000001Z",\
            "url":"https://app.hubspot.com/contacts/44012345/record/0-48/88512345671",\
            "objectWriteTraceId":"trace-1","new":true,\
            "associations":{"contacts":{"results":[{"id":"901","type":"call_to_contact",\
            "associationExtra":null}],"paging":{"next":{"after":"902"}}}},\
            "warnings":[{"category":"VALIDATION_WARNING","message":"reformatted",\
            "context":{"from":"+44 20"},"warningExtra":[]}],\
            "callExtra":{"a":[1,2.50,null]}}],\
            "requestedAt":"2026-03-12T10:02:59.900Z","startedAt":"2026-03-12T10:03:00.004Z",\
            "completedAt":"2026-03-12T10:03:00.031007Z","numErrors":1,\
            "errors":[{"status":"error","category":"VALIDATION_ERROR",\
            "message":"Property value is invalid","context":{"ids":["1","2"]},\
            "errors":[{"message":"bad value","code":"INVALID_OPTION","in":"hs_call_status",\
            "subCategory":"crm.option","context":{"propertyName":["hs_call_status"]},\
            "detailExtra":1e3}],\
            "id":"d2b0c6a1","subCategory":"crm.validation",\
            "links":{"help":"https://example.com/help"},"errorExtra":true}],\
            "links":{"next":"https://api.hubspot.com/next"},"batchExtra":[1]}\
            """);
  }

  @Test
  void leavesOutWhatIsAbsentAndKeepsWhatIsRequired() throws IOException {
    BatchCallsResponse batch = batchWith(Map.of("x", "[ 1,\r\n2 ]"));
    ByteArrayOutputStream line = new ByteArrayOutputStream();

    new NdjsonBatchWriter().write(batch, WriteOptions.DEFAULT, line);

    assertThat(line.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"status\":\"PENDING\",\"results\":[],\"startedAt\":\"0001-01-01T00:00:00Z\","
                + "\"x\":[ 1,  2 ]}\n");
  }

  private static BatchCallsResponse batchWith(Map<String, String> unknownMembers) {
    return new BatchCallsResponse(
        BatchStatus.PENDING,
        List.of(),
        Optional.empty(),
        Optional.of(Instant.parse("0001-01-01T00:00:00Z")),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Map.of(),
        unknownMembers,
        List.of());
  }
}

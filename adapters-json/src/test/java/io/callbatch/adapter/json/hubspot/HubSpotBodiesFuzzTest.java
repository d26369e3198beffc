package io.callbatch.adapter.json.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.callbatch.adapter.json.hubspot.HubSpotFixture.Response;
import io.callbatch.adapter.json.hubspot.request.BatchBodies;
import io.callbatch.adapter.json.hubspot.request.CallBodies;
import io.callbatch.adapter.json.hubspot.request.InvalidBodyException;
import io.callbatch.adapter.json.hubspot.request.RecordBodies;
import io.callbatch.adapter.json.hubspot.request.SearchBodies;
import io.callbatch.domain.model.run.OperationKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Whatever body comes, a reader of HubSpot's bodies gives a value or the place of the first fault,
 * and a route answers anything but a failure of the server. The first byte of an input chooses
 * among them, the others are the body.
 */
class HubSpotBodiesFuzzTest {
  private static final List<Function<byte[], Object>> READERS =
      List.of(
          body -> BatchBodies.operation(OperationKind.CREATE, body),
          body -> BatchBodies.operation(OperationKind.READ, body),
          body -> BatchBodies.operation(OperationKind.UPDATE, body),
          body -> BatchBodies.operation(OperationKind.UPSERT, body),
          body -> BatchBodies.operation(OperationKind.ARCHIVE, body),
          CallBodies::creation,
          CallBodies::changes,
          SearchBodies::read,
          RecordBodies::merge,
          RecordBodies::gdprDelete,
          RecordBodies::labels);

  private static final List<String> ROUTES =
      List.of(
          "POST /crm/v3/objects/calls/batch/create",
          "POST /crm/v3/objects/calls/batch/read",
          "POST /crm/v3/objects/calls/batch/update",
          "POST /crm/v3/objects/calls/batch/upsert",
          "POST /crm/v3/objects/calls/batch/archive",
          "POST /crm/v3/objects/calls",
          "PATCH /crm/v3/objects/calls/1",
          "POST /crm/v3/objects/calls/search",
          "POST /crm/v3/objects/calls/merge",
          "POST /crm/v3/objects/calls/gdpr-delete",
          "PUT /crm/objects/2026-03/calls/1/associations/contacts/2",
          "POST /crm/objects/2026-03/calls/batch/create",
          "POST /crm/objects/2026-03/calls/search");

  private HubSpotFixture hubSpot = new HubSpotFixture();
  private int requests;

  @FuzzTest
  void hubSpotBodies(byte[] input) {
    if (input.length == 0) {
      return;
    }
    Function<byte[], Object> reader = READERS.get((input[0] & 0x7F) % READERS.size());
    byte[] body = Arrays.copyOfRange(input, 1, input.length);

    Object outcome = outcome(reader, body);

    assertThat(outcome(reader, body)).isEqualTo(outcome);
    if (outcome instanceof Fault(int line, int column, String message)) {
      String[] lines = new String(body, StandardCharsets.UTF_8).split("\n", -1);
      assertThat(line).as(message).isBetween(1, lines.length);
      assertThat(column)
          .as(message)
          .isBetween(1, lines[line - 1].codePointCount(0, lines[line - 1].length()) + 1);
      assertThat(message).isNotBlank();
    }
  }

  private record Fault(int line, int column, String message) {}

  private static Object outcome(Function<byte[], Object> reader, byte[] body) {
    try {
      return reader.apply(body);
    } catch (InvalidBodyException e) {
      return new Fault(e.line(), e.column(), e.text());
    }
  }

  @FuzzTest
  void hubSpotRoutes(byte[] input) {
    if (input.length == 0) {
      return;
    }
    if (requests++ % 1_000 == 0) {
      hubSpot = new HubSpotFixture();
      hubSpot.create();
    }
    String[] route = ROUTES.get((input[0] & 0x7F) % ROUTES.size()).split(" ", 2);

    Response response =
        hubSpot.send(route[0], route[1], Arrays.copyOfRange(input, 1, input.length));

    assertThat(response.status()).as(response.body()).isLessThan(500);
    if (response.status() >= 400) {
      assertThat(response.text("status")).isEqualTo("error");
      assertThat(response.text("message")).isNotBlank();
    }
  }
}

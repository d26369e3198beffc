package io.callbatch.adapter.json.http;

import io.callbatch.adapter.json.hubspot.route.OpenApiPaths;
import io.callbatch.adapter.json.hubspot.route.RouteTable;
import io.callbatch.adapter.json.read.JsonResult;
import io.callbatch.adapter.json.read.JsonValue;
import io.callbatch.adapter.json.read.JsonValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * {@code /openapi.json}: the description of the server's own routes, with HubSpot's at the end of
 * its paths. Made when it is first asked for, which may be never. Safe for several threads.
 */
final class ApiDescription implements Handler {

  private final byte[] own;
  private final RouteTable hubSpot;
  private final HttpFront front;
  private final AtomicReference<Optional<byte[]>> made = new AtomicReference<>(Optional.empty());

  /**
   * Describes routes.
   *
   * @param own the description of the server's own, which has some
   * @param front by which address it is served
   */
  ApiDescription(byte[] own, RouteTable hubSpot, HttpFront front) {
    this.front = front;
    this.own = own;
    this.hubSpot = hubSpot;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    byte[] whole = made.get().orElseGet(this::whole);
    made.set(Optional.of(whole));
    Answer.send(
        request,
        response,
        "application/json",
        front.elsewhere(request).map(address -> servedAt(whole, address)).orElse(whole));
  }

  /** The description with another address of the server. */
  private static byte[] servedAt(byte[] whole, String address) {
    if (!(JsonValues.read(whole, 1) instanceof JsonResult.Read<JsonValue>(var document, _))
        || !document.members().containsKey("servers")) {
      throw new IllegalStateException("the description names no servers");
    }
    JsonValue servers = document.members().get("servers");
    ByteArrayOutputStream target = new ByteArrayOutputStream(whole.length);
    target.write(whole, 0, servers.start());
    target.writeBytes("[{\"url\":\"%s\"}]".formatted(address).getBytes(StandardCharsets.UTF_8));
    target.write(whole, servers.end(), whole.length - servers.end());
    return target.toByteArray();
  }

  private byte[] whole() {
    if (!(JsonValues.read(own, 1) instanceof JsonResult.Read<JsonValue>(var document, _))
        || !document.members().containsKey("paths")) {
      throw new IllegalStateException("the description of the server's own routes is none");
    }
    int end = document.members().get("paths").end() - 1;
    byte[] more = OpenApiPaths.of(hubSpot.routes());
    ByteArrayOutputStream target = new ByteArrayOutputStream(own.length + more.length);
    target.write(own, 0, end);
    target.write(',');
    target.write(more, 1, more.length - 2);
    target.write(own, end, own.length - end);
    return target.toByteArray();
  }
}

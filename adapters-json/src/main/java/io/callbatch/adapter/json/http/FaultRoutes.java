package io.callbatch.adapter.json.http;

import io.callbatch.adapter.json.hubspot.fault.FaultDesk;
import io.callbatch.adapter.json.hubspot.fault.FaultDocument;
import io.callbatch.adapter.json.read.JsonResult;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.port.in.Scope;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;

/** {@code /v1/admin/faults}: faults and rate limits of HubSpot's routes, set while they run. */
final class FaultRoutes {

  private final FaultDesk desk;
  private final int maxBodyBytes;

  private FaultRoutes(FaultDesk desk, int maxBodyBytes) {
    this.desk = desk;
    this.maxBodyBytes = maxBodyBytes;
  }

  static void add(Routes routes, FaultDesk desk, int maxBodyBytes) {
    FaultRoutes here = new FaultRoutes(desk, maxBodyBytes);
    routes
        .at("/v1/admin/faults")
        .get(Scope.ADMIN, here::show)
        .method(Method.PUT, Scope.ADMIN, here::set)
        .method(Method.DELETE, Scope.ADMIN, here::clear)
        .only();
  }

  private void show(ServerRequest request, ServerResponse response) {
    Answer.send(request, response, DocumentFormat.JSON.mediaType(), desk.state());
  }

  private void set(ServerRequest request, ServerResponse response) throws IOException {
    Negotiation.requireJson(request.headers());
    switch (FaultDocument.read(RequestBody.bytes(request, maxBodyBytes))) {
      case JsonResult.Read<FaultDocument>(var document, _) -> desk.set(document);
      case JsonResult.Refused<FaultDocument>(var refused) -> throw Problem.of(refused);
    }
    show(request, response);
  }

  private void clear(ServerRequest request, ServerResponse response) throws IOException {
    var _ = RequestBody.bytes(request, maxBodyBytes); // nothing is expected in it
    desk.set(FaultDocument.NONE);
    response.status(204).send();
  }
}

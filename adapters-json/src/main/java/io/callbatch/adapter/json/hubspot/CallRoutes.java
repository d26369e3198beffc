package io.callbatch.adapter.json.hubspot;

import io.callbatch.adapter.json.hubspot.error.HubSpotError;
import io.callbatch.adapter.json.hubspot.error.HubSpotErrorException;
import io.callbatch.adapter.json.hubspot.route.ApiVersion;
import io.callbatch.adapter.json.hubspot.route.HubSpotHandler;
import io.callbatch.adapter.json.hubspot.route.Route;
import io.callbatch.domain.port.in.ExecuteBatchUseCase;
import io.callbatch.domain.port.in.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The routes of calls, in all versions. */
public final class CallRoutes {

  private static final Set<String> CALLS = Set.of("calls", "0-48");
  private static final String ONE = "/{callId}";

  private final List<Route> routes = new ArrayList<>();
  private final SingleCalls single;
  private final BatchCalls batch;

  private CallRoutes(ExecuteBatchUseCase executeBatch) {
    CallExecution execution = new CallExecution(executeBatch);
    single = new SingleCalls(execution);
    batch = new BatchCalls(execution);
  }

  /** The routes on these use cases. */
  public static List<Route> on(ExecuteBatchUseCase executeBatch) {
    CallRoutes all = new CallRoutes(executeBatch);
    for (ApiVersion version : ApiVersion.values()) {
      for (String prefix : version.prefixes()) {
        all.add(version, prefix + "/{objectType}");
      }
    }
    return all.routes;
  }

  private void add(ApiVersion version, String calls) {
    write(
        "POST",
        calls + "/batch/create",
        request -> batch.create(request, version.batchCreateStatus()));
    read("POST", calls + "/batch/read", batch::read);
    write("POST", calls + "/batch/update", batch::update);
    write("POST", calls + "/batch/upsert", batch::upsert);
    write("POST", calls + "/batch/archive", batch::archive);
    write("POST", calls, single::create);
    read("GET", calls + ONE, single::get);
    write("PATCH", calls + ONE, single::update);
    write("DELETE", calls + ONE, single::archive);
  }

  private void read(String method, String template, HubSpotHandler handler) {
    routes.add(new Route(method, template, Scope.READ, ofCalls(handler)));
  }

  private void write(String method, String template, HubSpotHandler handler) {
    routes.add(new Route(method, template, Scope.WRITE, ofCalls(handler)));
  }

  /** The same for calls, the only object type there is. */
  private static HubSpotHandler ofCalls(HubSpotHandler handler) {
    return request -> {
      String type = request.parameter("objectType");
      if (!CALLS.contains(type)) {
        throw new HubSpotErrorException(
            HubSpotError.plain(400, "Unable to infer object type from: " + type));
      }
      return handler.answer(request);
    };
  }
}

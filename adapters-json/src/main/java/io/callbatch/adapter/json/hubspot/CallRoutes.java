package io.callbatch.adapter.json.hubspot;

import io.callbatch.adapter.json.hubspot.route.ApiVersion;
import io.callbatch.adapter.json.hubspot.route.ApiVersion.Extra;
import io.callbatch.adapter.json.hubspot.route.HubSpotHandler;
import io.callbatch.adapter.json.hubspot.route.ObjectTypes;
import io.callbatch.adapter.json.hubspot.route.Purpose;
import io.callbatch.adapter.json.hubspot.route.Route;
import io.callbatch.domain.port.in.CallAssociationsUseCase;
import io.callbatch.domain.port.in.ExecuteBatchUseCase;
import io.callbatch.domain.port.in.ListCallsUseCase;
import io.callbatch.domain.port.in.MergeCallsUseCase;
import io.callbatch.domain.port.in.PurgeCallUseCase;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.domain.port.in.SearchCallsUseCase;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The routes of calls, in all versions. */
public final class CallRoutes {

  private static final String ONE = "/{callId}";

  private final List<Route> routes = new ArrayList<>();
  private final SingleCalls single;
  private final BatchCalls batch;

  private final FoundCalls found;
  private final LastingChanges lasting;

  private CallRoutes(CallUseCases useCases, CallExecution execution) {
    single = new SingleCalls(execution);
    batch = new BatchCalls(execution);
    found = new FoundCalls(useCases.list(), useCases.search());
    lasting = new LastingChanges(useCases.merge(), useCases.purge());
  }

  /**
   * What the routes call.
   *
   * @param execute single calls and batches
   * @param list lists
   * @param search searches
   * @param purge GDPR deletion
   * @param merge merges
   * @param associations associations
   */
  public record CallUseCases(
      ExecuteBatchUseCase execute,
      ListCallsUseCase list,
      SearchCallsUseCase search,
      PurgeCallUseCase purge,
      MergeCallsUseCase merge,
      CallAssociationsUseCase associations) {}

  /** The routes on these use cases. */
  public static List<Route> on(CallUseCases useCases, InstantSource clock) {
    CallExecution execution = new CallExecution(useCases.execute());
    CallRoutes all = new CallRoutes(useCases, execution);
    for (ApiVersion version : ApiVersion.values()) {
      for (String prefix : version.prefixes()) {
        all.add(version, prefix + "/{objectType}");
      }
    }
    all.routes.addAll(
        AssociationRoutes.on(
            new Associations(useCases.associations(), execution, clock),
            new AssociationBatches(useCases.associations(), clock)));
    return all.routes;
  }

  private void add(ApiVersion version, String calls) {
    int created = version.batchCreateStatus();
    write(
        "POST",
        calls + "/batch/create",
        Purpose.of("Creates calls", created, 207),
        request -> batch.create(request, created));
    read("POST", calls + "/batch/read", Purpose.of("Reads calls by id", 200, 207), batch::read);
    write("POST", calls + "/batch/update", Purpose.of("Changes calls", 200, 207), batch::update);
    write(
        "POST",
        calls + "/batch/upsert",
        Purpose.of("Changes calls by a unique property, or creates them", 200, 207),
        batch::upsert);
    write("POST", calls + "/batch/archive", Purpose.of("Archives calls", 204), batch::archive);
    read("POST", calls + "/search", Purpose.of("Searches calls", 200), found::search);
    if (version.has(Extra.GDPR_DELETE)) {
      write(
          "POST",
          calls + "/gdpr-delete",
          Purpose.of("Deletes a call for good", 204),
          lasting::gdprDelete);
    }
    if (version.has(Extra.MERGE)) {
      write(
          "POST", calls + "/merge", Purpose.of("Merges a call into another", 200), lasting::merge);
    }
    read("GET", calls, Purpose.of("Lists calls", 200), found::list);
    write("POST", calls, Purpose.of("Creates a call", 201), single::create);
    read("GET", calls + ONE, Purpose.of("Shows a call", 200), single::get);
    write("PATCH", calls + ONE, Purpose.of("Changes a call", 200), single::update);
    write("DELETE", calls + ONE, Purpose.of("Archives a call", 204), single::archive);
  }

  private void read(String method, String template, Purpose purpose, HubSpotHandler handler) {
    add(method, template, Scope.READ, purpose, handler);
  }

  private void write(String method, String template, Purpose purpose, HubSpotHandler handler) {
    add(method, template, Scope.WRITE, purpose, handler);
  }

  private void add(
      String method, String template, Scope needed, Purpose purpose, HubSpotHandler handler) {
    routes.add(new Route(method, template, needed, purpose, ObjectTypes.ofCalls(handler)));
  }
}

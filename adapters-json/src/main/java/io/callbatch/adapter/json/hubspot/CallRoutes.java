package io.callbatch.adapter.json.hubspot;

import io.callbatch.adapter.json.hubspot.route.ApiVersion;
import io.callbatch.adapter.json.hubspot.route.ApiVersion.Extra;
import io.callbatch.adapter.json.hubspot.route.HubSpotHandler;
import io.callbatch.adapter.json.hubspot.route.ObjectTypes;
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
  private final Associations associations;

  private CallRoutes(CallUseCases useCases, InstantSource clock) {
    CallExecution execution = new CallExecution(useCases.execute());
    single = new SingleCalls(execution);
    batch = new BatchCalls(execution);
    found = new FoundCalls(useCases.list(), useCases.search());
    lasting = new LastingChanges(useCases.merge(), useCases.purge());
    associations = new Associations(useCases.associations(), execution, clock);
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
    CallRoutes all = new CallRoutes(useCases, clock);
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
    read("POST", calls + "/search", found::search);
    if (version.has(Extra.GDPR_DELETE)) {
      write("POST", calls + "/gdpr-delete", lasting::gdprDelete);
    }
    if (version.has(Extra.MERGE)) {
      write("POST", calls + "/merge", lasting::merge);
    }
    read("GET", calls, found::list);
    write("POST", calls, single::create);
    read("GET", calls + ONE, single::get);
    write("PATCH", calls + ONE, single::update);
    write("DELETE", calls + ONE, single::archive);
    addAssociations(version, calls + ONE + "/associations");
  }

  private void addAssociations(ApiVersion version, String ofOne) {
    String record = "/{toObjectType}/{toObjectId}";
    if (version.has(Extra.ASSOCIATION_LIST)) {
      read("GET", ofOne + "/{toObjectType}", associations::list);
    }
    if (version.has(Extra.LABELLED_ASSOCIATION)) {
      write("PUT", ofOne + record, associations::label);
      write("DELETE", ofOne + record, associations::removeAll);
    }
    if (version.has(Extra.DEFAULT_ASSOCIATION)) {
      write("PUT", ofOne + "/default" + record, associations::addDefault);
    }
    if (version.has(Extra.TYPED_ASSOCIATION)) {
      write("PUT", ofOne + record + "/{associationType}", associations::addTyped);
      write("DELETE", ofOne + record + "/{associationType}", associations::removeTyped);
    }
  }

  private void read(String method, String template, HubSpotHandler handler) {
    routes.add(new Route(method, template, Scope.READ, ObjectTypes.ofCalls(handler)));
  }

  private void write(String method, String template, HubSpotHandler handler) {
    routes.add(new Route(method, template, Scope.WRITE, ObjectTypes.ofCalls(handler)));
  }
}

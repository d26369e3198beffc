package io.callbatch.adapter.json.hubspot;

import io.callbatch.adapter.json.hubspot.route.ApiVersion;
import io.callbatch.adapter.json.hubspot.route.AssociationVersion;
import io.callbatch.adapter.json.hubspot.route.HubSpotHandler;
import io.callbatch.adapter.json.hubspot.route.ObjectTypes;
import io.callbatch.adapter.json.hubspot.route.Purpose;
import io.callbatch.adapter.json.hubspot.route.Route;
import io.callbatch.domain.port.in.Scope;
import java.util.ArrayList;
import java.util.List;

/** The routes of associations, in all versions. */
final class AssociationRoutes {

  private static final String OF_ONE = "/{objectType}/{callId}/associations";
  private static final String RECORD = "/{toObjectType}/{toObjectId}";
  private static final String PAIR = "/{fromObjectType}/{toObjectType}/batch";

  private final List<Route> routes = new ArrayList<>();
  private final Associations single;
  private final AssociationBatches batch;

  private AssociationRoutes(Associations single, AssociationBatches batch) {
    this.single = single;
    this.batch = batch;
  }

  static List<Route> on(Associations single, AssociationBatches batch) {
    AssociationRoutes all = new AssociationRoutes(single, batch);
    ApiVersion.V3.prefixes().forEach(all::addTyped);
    for (AssociationVersion version : AssociationVersion.values()) {
      all.addSingle(version);
      all.addBatches(version);
    }
    return all.routes;
  }

  /** Those of the version without a date, which names a type in the path. */
  private void addTyped(String objects) {
    String path = objects + OF_ONE + RECORD + "/{associationType}";
    write(
        "PUT",
        path,
        Purpose.of("Associates a call by a type", 200),
        ObjectTypes.ofCalls(single::addTyped));
    write(
        "DELETE",
        path,
        Purpose.of("Removes an association of a call", 204),
        ObjectTypes.ofCalls(single::removeTyped));
  }

  private void addSingle(AssociationVersion version) {
    String ofOne = version.objects() + OF_ONE;
    if (version.lists()) {
      read(
          "GET",
          ofOne + "/{toObjectType}",
          Purpose.of("Lists the associations of a record", 200),
          single::list);
    }
    write(
        "PUT", ofOne + RECORD, Purpose.of("Associates two records by labels", 201), single::label);
    write(
        "DELETE",
        ofOne + RECORD,
        Purpose.of("Removes the associations of two records", 204),
        single::removeAll);
    write(
        "PUT",
        ofOne + "/default" + RECORD,
        Purpose.of("Associates two records without a label", 200),
        single::addDefault);
  }

  private void addBatches(AssociationVersion version) {
    String pair = version.batches() + PAIR;
    int created = version.batchCreateStatus();
    int archived = version.batchArchiveStatus();
    write(
        "POST",
        pair + "/create",
        Purpose.of("Associates records", created, 207),
        request -> batch.create(request, created));
    write(
        "POST",
        pair + "/associate/default",
        Purpose.of("Associates records without labels", 200, 207),
        batch::createDefault);
    read(
        "POST",
        pair + "/read",
        Purpose.of("Shows the associations of records", 200, 207),
        batch::read);
    write(
        "POST",
        pair + "/archive",
        Purpose.of("Removes the associations of records", archived),
        request -> batch.archive(request, archived));
    write(
        "POST",
        pair + "/labels/archive",
        Purpose.of("Removes associations of given types", archived),
        request -> batch.archiveTypes(request, archived));
  }

  private void read(String method, String template, Purpose purpose, HubSpotHandler handler) {
    routes.add(new Route(method, template, Scope.READ, purpose, handler));
  }

  private void write(String method, String template, Purpose purpose, HubSpotHandler handler) {
    routes.add(new Route(method, template, Scope.WRITE, purpose, handler));
  }
}

package io.callbatch.app;

import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.port.in.CallAssociationsUseCase;
import io.callbatch.domain.port.in.LoadGate;
import io.callbatch.domain.port.in.LoadGate.Kind;
import io.callbatch.domain.port.in.LoadGate.Pass;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The use cases behind a gate, so that whatever protocol work comes by, as much of it is under way
 * as can be done soon. Not behind it: canceling and watching, which ease load or have limits of
 * their own, and the definitions of properties, which are few.
 */
final class LimitedBatches {

  private static final int ONE = 1;

  private final LoadGate gate;
  private final boolean patient;

  private LimitedBatches(LoadGate gate, boolean patient) {
    this.gate = gate;
    this.patient = patient;
  }

  /** For single requests: what there is no room for is refused soon. */
  static Batches forRequests(Batches all, LoadGate gate) {
    return new LimitedBatches(gate, false).limited(all);
  }

  /** For parts of streams, which wait for some time. */
  static Batches forStreams(Batches all, LoadGate gate) {
    return new LimitedBatches(gate, true).limited(all);
  }

  private Batches limited(Batches all) {
    return new Batches(
        command ->
            run(
                kind(command.operation()),
                command.caller().portal(),
                command.operation().size(),
                () -> all.execute().execute(command)),
        command ->
            run(
                Kind.WRITE,
                command.caller().portal(),
                command.operation().size(),
                () -> all.submit().submit(command)),
        command -> run(Kind.READ, command.portal(), ONE, () -> all.get().get(command)),
        command -> run(Kind.READ, command.portal(), ONE, () -> all.list().list(command)),
        all.cancel(),
        all.watch(),
        command ->
            run(Kind.READ, command.portal(), command.limit(), () -> all.listCalls().list(command)),
        command -> run(Kind.SEARCH, command.portal(), ONE, () -> all.searchCalls().search(command)),
        command -> run(command.caller().portal(), () -> all.archiveCall().archive(command)),
        command -> run(command.caller().portal(), () -> all.purgeCall().purge(command)),
        all.callProperties(),
        all.propertyGroups(),
        associations(all.callAssociations()),
        command ->
            run(Kind.WRITE, command.caller().portal(), ONE, () -> all.mergeCalls().merge(command)));
  }

  private static Kind kind(BatchOperation operation) {
    return operation instanceof BatchOperation.Read ? Kind.READ : Kind.WRITE;
  }

  private CallAssociationsUseCase associations(CallAssociationsUseCase all) {
    return new CallAssociationsUseCase() {
      @Override
      public Optional<List<CallAssociation>> list(PortalId portal, String id, String toObjectType) {
        return run(Kind.READ, portal, ONE, () -> all.list(portal, id, toObjectType));
      }

      @Override
      public Map<String, List<CallAssociation>> list(
          PortalId portal, Collection<String> ids, String toObjectType) {
        return run(Kind.READ, portal, ids.size(), () -> all.list(portal, ids, toObjectType));
      }

      @Override
      public LinkedCalls calls(
          PortalId portal, String objectType, String recordId, int offset, int limit) {
        return run(
            Kind.SEARCH, portal, ONE, () -> all.calls(portal, objectType, recordId, offset, limit));
      }

      @Override
      public Optional<InputFailure> add(AssociationCommand command) {
        return run(Kind.WRITE, command.caller().portal(), ONE, () -> all.add(command));
      }

      @Override
      public Optional<InputFailure> remove(AssociationCommand command) {
        return run(Kind.WRITE, command.caller().portal(), ONE, () -> all.remove(command));
      }

      @Override
      public BatchOutcome addAll(AssociationsCommand command) {
        return run(
            Kind.WRITE,
            command.caller().portal(),
            command.links().size(),
            () -> all.addAll(command));
      }

      @Override
      public BatchOutcome removeAll(AssociationsCommand command) {
        return run(
            Kind.WRITE,
            command.caller().portal(),
            command.links().size(),
            () -> all.removeAll(command));
      }
    };
  }

  private void run(PortalId portal, Runnable write) {
    var _ =
        run(
            Kind.WRITE,
            portal,
            ONE,
            () -> {
              write.run();
              return true;
            });
  }

  private <T> T run(Kind kind, PortalId portal, long units, Supplier<T> work) {
    try (Pass pass =
        patient ? gate.enterPatiently(kind, portal, units) : gate.enter(kind, portal, units)) {
      T result = work.get();
      pass.done();
      return result;
    }
  }
}

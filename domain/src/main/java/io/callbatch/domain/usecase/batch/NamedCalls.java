package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.port.in.InvalidRequestException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls that names stand for; the id of a call that was merged stands for the surviving one.
 */
final class NamedCalls {

  private final CallNames names;
  private final Map<CallId, StoredCall> calls;

  private NamedCalls(CallNames names, Map<CallId, StoredCall> calls) {
    this.names = names;
    this.calls = calls;
  }

  /** Looks the calls up, archived ones too. */
  static NamedCalls of(Work work, List<CallNames.Name> asked) {
    NamedCalls found = unfollowed(work, asked);
    return new NamedCalls(found.names, MergedCalls.follow(work.calls(), found.calls));
  }

  /** The same, but a call that was merged is left as it is. */
  static NamedCalls unfollowed(Work work, List<CallNames.Name> asked) {
    CallNames names = CallNames.lookUp(work, asked);
    List<CallId> ids = asked.stream().map(names::id).flatMap(Optional::stream).distinct().toList();
    return new NamedCalls(names, work.calls().find(ids));
  }

  /**
   * The call that a single name stands for.
   *
   * @throws InvalidRequestException if the property has no unique values
   */
  static Optional<StoredCall> only(Work work, CallNames.Name name) {
    CallNames.requireName(work, name.property());
    return of(work, List.of(name)).call(name);
  }

  /** The call; empty where there is none. */
  Optional<StoredCall> call(CallNames.Name name) {
    return names.id(name).flatMap(id -> Optional.ofNullable(calls.get(id)));
  }
}

package io.callbatch.adapter.json.http;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.TokenAccess.Access;
import io.callbatch.domain.port.in.WorkRoom;
import io.helidon.webserver.http.ServerRequest;
import org.jspecify.annotations.Nullable;

/** The room that one request has for what is made of its body, until it ends. For one thread. */
final class RequestWork implements AutoCloseable {

  /** On whose behalf requests wait whose token isn't known yet. */
  private static final PortalId SOMEBODY = new PortalId("somebody");

  private final WorkRoom room;
  private WorkRoom.@Nullable Work work;

  RequestWork(WorkRoom room) {
    this.room = room;
  }

  /**
   * Makes room for the body of a request.
   *
   * @throws io.callbatch.domain.port.in.OverloadedException if there is none for some seconds
   */
  static void begin(ServerRequest request, long bytes) {
    request.context().get(RequestWork.class).orElseThrow().enter(portal(request), bytes);
  }

  private static PortalId portal(ServerRequest request) {
    return request
        .context()
        .get(AccessGuard.class, Access.class)
        .map(access -> access.caller().portal())
        .orElse(SOMEBODY);
  }

  private void enter(PortalId portal, long bytes) {
    if (work == null) {
      work = room.enter(portal, bytes);
    }
  }

  @Override
  public void close() {
    if (work != null) {
      work.close();
      work = null;
    }
  }
}

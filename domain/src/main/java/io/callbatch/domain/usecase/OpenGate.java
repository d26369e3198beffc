package io.callbatch.domain.usecase;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.LoadGate;

/** Lets everything in, for a process that serves a single user. */
public final class OpenGate implements LoadGate {

  private static final Pass FREE =
      new Pass() {
        @Override
        public void done() {}

        @Override
        public void close() {}
      };

  @Override
  public void requireRoom(Kind kind, PortalId portal, long units) {}

  @Override
  public Pass enter(Kind kind, PortalId portal, long units) {
    return FREE;
  }

  @Override
  public Pass enterPatiently(Kind kind, PortalId portal, long units) {
    return FREE;
  }
}

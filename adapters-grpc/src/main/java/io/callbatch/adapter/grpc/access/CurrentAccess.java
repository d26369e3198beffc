package io.callbatch.adapter.grpc.access;

import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.TokenAccess.Access;
import io.grpc.Context;

/** On whose behalf the rpc comes that runs on this thread. */
public final class CurrentAccess {

  private static final Context.Key<Access> KEY = Context.key("callbatch-access");

  private CurrentAccess() {}

  static Context with(Access access) {
    return Context.current().withValue(KEY, access);
  }

  /**
   * The caller.
   *
   * @throws IllegalStateException if no {@link AccessInterceptor} has let the rpc in
   */
  public static Caller caller() {
    Access access = KEY.get();
    if (access == null) {
      throw new IllegalStateException("the rpc came past the access interceptor");
    }
    return access.caller();
  }

  /** The caller's portal. */
  public static PortalId portal() {
    return caller().portal();
  }
}

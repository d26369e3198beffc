package io.callbatch.adapter.grpc.error;

import io.callbatch.domain.port.in.Scope;
import java.util.Optional;

/** A caller may not do this. */
public final class AccessRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why not. */
  public enum Refusal {
    /** The token is wrong, or missing. */
    UNKNOWN,
    /** The token lacks a scope. */
    NOT_ALLOWED,
    /** The rpc asks for a host that isn't served here. */
    WRONG_HOST
  }

  private final Refusal refusal;
  private final transient Optional<Scope> needed;

  /**
   * Says why not.
   *
   * @param needed the scope that would allow it; empty: none
   */
  public AccessRefusedException(Refusal refusal, Optional<Scope> needed) {
    super(null, null, false, false);
    this.refusal = refusal;
    this.needed = needed;
  }

  Refusal refusal() {
    return refusal;
  }

  Optional<Scope> needed() {
    return needed;
  }
}

package io.callbatch.domain.usecase;

import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.domain.port.in.TokenAccess;
import java.util.EnumSet;
import java.util.Optional;

/** No tokens are configured: whoever asks, with whatever token, is one caller who may do all. */
public final class OpenAccess implements TokenAccess {

  private final Access access;

  /** Everybody is this caller. */
  public OpenAccess(Caller caller) {
    this.access = new Access(caller, EnumSet.allOf(Scope.class));
  }

  @Override
  public Optional<Access> resolve(Optional<String> token) {
    return Optional.of(access);
  }
}

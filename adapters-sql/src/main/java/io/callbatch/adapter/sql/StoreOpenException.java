package io.callbatch.adapter.sql;

import org.jspecify.annotations.Nullable;

/** A store can't be opened; the message tells its operator why. */
public final class StoreOpenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreOpenException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

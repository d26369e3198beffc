package io.callbatch.adapter.sql.codec;

import org.jspecify.annotations.Nullable;

/** A stored value isn't what this program writes. */
public final class DamagedBlobException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what is damaged. */
  public DamagedBlobException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

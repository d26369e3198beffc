package io.callbatch.app.config;

/** The settings can't be used; the message says which, and why. */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public SettingsException(String message) {
    super(message);
  }
}

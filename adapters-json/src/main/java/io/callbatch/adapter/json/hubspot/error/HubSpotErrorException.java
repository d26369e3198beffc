package io.callbatch.adapter.json.hubspot.error;

/** Ends a request with an error. */
public final class HubSpotErrorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient HubSpotError error;

  /** Ends it with this one. */
  public HubSpotErrorException(HubSpotError error) {
    super(error.message(), null, false, false);
    this.error = error;
  }

  /** The error. */
  public HubSpotError error() {
    return error;
  }
}

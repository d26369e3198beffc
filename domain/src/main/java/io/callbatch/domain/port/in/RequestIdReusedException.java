package io.callbatch.domain.port.in;

/** A request id was used before, for another request. */
public final class RequestIdReusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says which id. */
  public RequestIdReusedException(String requestId) {
    super("request id '%s' was used for another request; take a new one".formatted(requestId));
  }
}

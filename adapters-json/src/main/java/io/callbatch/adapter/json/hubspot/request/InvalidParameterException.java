package io.callbatch.adapter.json.hubspot.request;

/** A query parameter has a value that it can't have. */
public final class InvalidParameterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what was found and what is due. */
  public InvalidParameterException(String parameter, String found, String due) {
    super(
        "found %s=%s in the query; due is %s"
            .formatted(
                parameter, found.length() <= 80 ? found : found.substring(0, 80) + "…", due));
  }
}

package io.callbatch.adapter.json.hubspot.request;

import io.callbatch.domain.model.property.Excerpt;

/** A query parameter has a value that it can't have. */
public final class InvalidParameterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what was found and what is due. */
  public InvalidParameterException(String parameter, String found, String due) {
    super(
        "expected %3$s, found %1$s=%2$s in the query".formatted(parameter, Excerpt.of(found), due));
  }

  /** Says that a part of the query is wrongly percent-encoded. */
  InvalidParameterException(String part) {
    super("found a query that is wrongly percent-encoded: " + Excerpt.of(part));
  }
}

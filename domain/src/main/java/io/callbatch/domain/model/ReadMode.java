package io.callbatch.domain.model;

/** How strictly a JSON document is read. */
public enum ReadMode {
  /** Takes what HubSpot and its tools really send; whatever is mended becomes a warning. */
  LENIENT,
  /** Takes what the published JSON Schema allows, to the letter, with formats asserted. */
  STRICT
}

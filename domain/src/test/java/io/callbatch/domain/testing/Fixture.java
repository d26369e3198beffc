package io.callbatch.domain.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;

/** Answers as HubSpot sends them, and where each breaks the published schema. */
public enum Fixture {
  BATCH_CREATE_201,
  BATCH_CREATE_207_TRACE,
  BATCH_PENDING("/startedAt", "/completedAt"),
  BATCH_READ_200,
  BATCH_READ_200_EXTRAS,
  BATCH_READ_200_HISTORY,
  BATCH_READ_200_HTML_BODY,
  BATCH_READ_200_NULL_PROPERTIES(
      "/results/0/properties/hs_call_body", "/results/0/properties/hs_call_recording_url"),
  BATCH_READ_207_NOT_FOUND,
  BATCH_READ_207_SUBCATEGORY,
  BATCH_UPDATE_200,
  BATCH_UPDATE_207_NOT_FOUND_TRACE,
  BATCH_UPSERT_200_NEW,
  /** The published schema's own example breaks it. */
  SEED_EXAMPLE(
      "/results/0/propertiesWithHistory/key",
      "/errors/0/context/key",
      "/errors/0/errors/0/message");

  private final Set<String> breaches;

  Fixture(String... breaches) {
    this.breaches = Set.of(breaches);
  }

  /** Pointers of what breaks the published schema, formats asserted. */
  public Set<String> breaches() {
    return breaches;
  }

  public String fileName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
  }

  public byte[] bytes() {
    try (InputStream source = Fixture.class.getResourceAsStream("fixtures/" + fileName())) {
      return source.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

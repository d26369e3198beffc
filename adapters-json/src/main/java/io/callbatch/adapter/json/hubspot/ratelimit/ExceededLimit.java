package io.callbatch.adapter.json.hubspot.ratelimit;

import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.write.JsonGenerators;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** The answers 429 that have been seen of HubSpot; its clients tell them apart by their bodies. */
public enum ExceededLimit {
  /** Too many in ten seconds. */
  TEN_SECONDLY("ten_secondly_rolling", "errorType", "RATE_LIMIT", "TEN_SECONDLY_ROLLING"),
  /** The same in another form. */
  TEN_SECONDLY_CATEGORY("ten_secondly_rolling", "category", "RATE_LIMITS", ""),
  /** Too many searches in a second. */
  SECONDLY("secondly", "errorType", "RATE_LIMIT", ""),
  /** The same as it was in 2022. */
  SECONDLY_CATEGORY("secondly", "category", "RATE_LIMITS", ""),
  /** The same in its oldest form. */
  SECONDLY_POLICY("secondly", "errorType", "RATE_LIMIT", "SECONDLY"),
  /** Too many on one day. */
  DAILY("daily", "errorType", "RATE_LIMIT", "DAILY");

  private final String limit;
  private final String kindMember;
  private final String kind;
  private final String policy;

  ExceededLimit(String limit, String kindMember, String kind, String policy) {
    this.limit = limit;
    this.kindMember = kindMember;
    this.kind = kind;
    this.policy = policy;
  }

  /** The form as settings name it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it is the limit of ten seconds, of which other header fields tell as well. */
  public boolean isOfInterval() {
    return this == TEN_SECONDLY || this == TEN_SECONDLY_CATEGORY;
  }

  /**
   * The answer.
   *
   * @param correlationId the name of the request
   * @param retryAfter how long to wait, rounded up to whole seconds
   */
  public HubSpotAnswer answer(String correlationId, Duration retryAfter) {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonGenerators.generator(target)) {
      json.writeStartObject();
      json.writeStringProperty("status", "error");
      json.writeStringProperty("message", "You have reached your %s limit.".formatted(limit));
      if (kindMember.equals("errorType")) {
        json.writeStringProperty(kindMember, kind);
      }
      json.writeStringProperty("correlationId", correlationId);
      if (!policy.isEmpty()) {
        json.writeStringProperty("policyName", policy);
      }
      if (this == SECONDLY_POLICY) {
        json.writeStringProperty("groupName", "publicapi:hapikey-secondly:1");
      }
      if (this == SECONDLY_POLICY || this == DAILY) {
        json.writeStringProperty("requestId", correlationId);
      }
      if (kindMember.equals("category")) {
        json.writeStringProperty(kindMember, kind);
      }
      json.writeEndObject();
    }
    long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
    return HubSpotAnswer.json(429, target.toByteArray())
        .with("Retry-After", Long.toString(seconds));
  }
}

package io.callbatch.adapter.json.hubspot.exchange;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** An answer of one of HubSpot's routes. Immutable; the body's bytes aren't to be changed. */
public final class HubSpotAnswer {

  /** What every body is. */
  public static final String CONTENT_TYPE = "application/json;charset=utf-8";

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final OptionalInt cutAfter;

  private HubSpotAnswer(
      int status, Map<String, String> headers, byte[] body, OptionalInt cutAfter) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.cutAfter = cutAfter;
  }

  /** An answer with JSON text in UTF-8. */
  public static HubSpotAnswer json(int status, byte[] body) {
    return empty(status).with("Content-Type", CONTENT_TYPE).with(status, body);
  }

  /** Done, and nothing to say: 204 with neither body nor content type. */
  public static HubSpotAnswer noContent() {
    return empty(204);
  }

  /** An answer with neither body nor content type. */
  public static HubSpotAnswer empty(int status) {
    return new HubSpotAnswer(
        status, new TreeMap<>(String.CASE_INSENSITIVE_ORDER), new byte[0], OptionalInt.empty());
  }

  /** The same with one more header field, or another value of it. */
  public HubSpotAnswer with(String name, String value) {
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new HubSpotAnswer(status, more, body, cutAfter);
  }

  /** The same with another status and body. */
  public HubSpotAnswer with(int otherStatus, byte[] otherBody) {
    return new HubSpotAnswer(otherStatus, headers, otherBody, cutAfter);
  }

  /** The same, but the connection ends after so many bytes of the body. */
  public HubSpotAnswer cutAfter(int bytes) {
    return new HubSpotAnswer(status, headers, body, OptionalInt.of(bytes));
  }

  /** After how many bytes of the body the connection ends; empty: after all of them, it goes on. */
  public OptionalInt cutAfter() {
    return cutAfter;
  }

  /** The status code. */
  public int status() {
    return status;
  }

  /** The header fields, each once. */
  public Map<String, String> headers() {
    return headers;
  }

  /** A header field by its name, whatever the case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The body; empty where there is none. */
  public byte[] body() {
    return body;
  }
}

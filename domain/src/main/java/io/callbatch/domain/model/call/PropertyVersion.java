package io.callbatch.domain.model.call;

import java.time.Instant;

/**
 * One version of one property: the property took this value then.
 *
 * @param value the value; empty text where the property was cleared
 * @param timestamp when, in milliseconds
 * @param source who did it
 */
public record PropertyVersion(String value, Instant timestamp, ChangeSource source) {}

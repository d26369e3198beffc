package io.callbatch.adapter.json.http;

import io.callbatch.domain.port.in.Readiness;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/**
 * How those who run the server see what it does.
 *
 * @param readiness what {@code /readyz} says
 * @param meters where requests and documents are counted
 * @param metrics what {@code /metrics} says, in the Prometheus text format
 */
public record Observation(Readiness readiness, MeterRegistry meters, Supplier<String> metrics) {}

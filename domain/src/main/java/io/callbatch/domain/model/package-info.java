/**
 * What Callbatch speaks of: HubSpot's batch document as immutable values, and what can be wrong
 * with one.
 *
 * <p>Records, enums, interfaces and exceptions only. Nothing here does I/O, reads a clock or knows
 * a wire format; it may use the JDK and JSpecify's annotations and nothing else. Everything is
 * immutable and safe to share between threads.
 */
@NullMarked
package io.callbatch.domain.model;

import org.jspecify.annotations.NullMarked;

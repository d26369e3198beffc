package io.callbatch.adapter.json.hubspot.fault;

import java.util.OptionalInt;

/**
 * A rule.
 *
 * @param match which requests it looks at
 * @param when which of them it is for
 * @param times how many of those at most; empty: all
 * @param fault what goes wrong with them
 */
public record FaultRule(FaultMatch match, Occurrence when, OptionalInt times, Fault fault) {}

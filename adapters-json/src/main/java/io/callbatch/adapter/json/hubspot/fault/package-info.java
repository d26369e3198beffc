/**
 * Faults on demand, for people who test their clients: rules by which chosen requests to HubSpot's
 * routes are answered with what HubSpot answers on bad days. Rules are plain values; {@link
 * io.callbatch.adapter.json.hubspot.fault.FaultFilter} follows them.
 */
@NullMarked
package io.callbatch.adapter.json.hubspot.fault;

import org.jspecify.annotations.NullMarked;

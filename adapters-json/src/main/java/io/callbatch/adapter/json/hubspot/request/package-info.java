/**
 * Reads the bodies and query parameters that HubSpot's clients send: bytes to the domain's inputs.
 * Members that aren't known are passed over, as HubSpot does; of repeated ones the last counts.
 */
@NullMarked
package io.callbatch.adapter.json.hubspot.request;

import org.jspecify.annotations.NullMarked;

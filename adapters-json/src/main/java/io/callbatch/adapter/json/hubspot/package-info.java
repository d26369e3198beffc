/**
 * HubSpot's own API for calls, on the same use cases as the gRPC services, without the server that
 * carries it: {@link io.callbatch.adapter.json.hubspot.HubSpotApi} takes a request and gives an
 * answer.
 */
@NullMarked
package io.callbatch.adapter.json.hubspot;

import org.jspecify.annotations.NullMarked;

/**
 * HubSpot's rate limits (its page "API usage guidelines"): what every answer says of them, and,
 * where they are switched on for a portal, the refusal of what is too much.
 */
@NullMarked
package io.callbatch.adapter.json.hubspot.ratelimit;

import org.jspecify.annotations.NullMarked;

/**
 * Requests to HubSpot's routes and answers to them, without the server that carries them. Knows
 * nothing else of this module.
 */
@NullMarked
package io.callbatch.adapter.json.hubspot.exchange;

import org.jspecify.annotations.NullMarked;

/**
 * The one table of HubSpot's versions, and how a request finds its route in it. A route is a
 * method, a path with places for ids, a scope and a handler; filters come before all handlers.
 */
@NullMarked
package io.callbatch.adapter.json.hubspot.route;

import org.jspecify.annotations.NullMarked;

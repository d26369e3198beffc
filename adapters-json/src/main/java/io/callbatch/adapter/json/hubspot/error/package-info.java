/** What HubSpot answers to requests that can't be done, and the one table from failures to that. */
@NullMarked
package io.callbatch.adapter.json.hubspot.error;

import org.jspecify.annotations.NullMarked;

/** Searching calls, as HubSpot's search does it. */
@NullMarked
package io.callbatch.domain.model.search;

import org.jspecify.annotations.NullMarked;

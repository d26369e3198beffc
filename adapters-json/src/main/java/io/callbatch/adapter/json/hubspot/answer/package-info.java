/** Writes calls and batches as HubSpot's answers show them, member for member in its order. */
@NullMarked
package io.callbatch.adapter.json.hubspot.answer;

import org.jspecify.annotations.NullMarked;

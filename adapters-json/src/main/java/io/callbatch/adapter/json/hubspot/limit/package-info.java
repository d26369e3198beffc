/** How many requests a portal may send, and what the answers say of it. */
@NullMarked
package io.callbatch.adapter.json.hubspot.limit;

import org.jspecify.annotations.NullMarked;

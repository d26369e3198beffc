/**
 * How much work on the store is under way at the same time: limits that adapt to how long work
 * takes, and shares of them for portals.
 */
@NullMarked
package io.callbatch.app.load;

import org.jspecify.annotations.NullMarked;

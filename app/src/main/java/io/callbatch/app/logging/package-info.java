/** Structured logs: one JSON object for each line on standard error. */
@NullMarked
package io.callbatch.app.logging;

import org.jspecify.annotations.NullMarked;

/**
 * Files of calls into and out of a server: in batches, repeatable, and resumable after an
 * interruption. Knows nothing of options.
 */
@NullMarked
package io.callbatch.app.transfer;

import org.jspecify.annotations.NullMarked;

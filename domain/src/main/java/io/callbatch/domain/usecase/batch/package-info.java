/**
 * The use cases of running batches: executing one at once, submitting one, working it off, and
 * following it. One class does each of the five operations within a transaction.
 */
@NullMarked
package io.callbatch.domain.usecase.batch;

import org.jspecify.annotations.NullMarked;

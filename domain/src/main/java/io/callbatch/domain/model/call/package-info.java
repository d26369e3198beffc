/**
 * Calls as Callbatch keeps them, and what callers ask to be done with them.
 *
 * <p>Unlike the document records, which hold whatever a legal document may say, these hold what the
 * rules allow. Everything is immutable.
 */
@NullMarked
package io.callbatch.domain.model.call;

import org.jspecify.annotations.NullMarked;

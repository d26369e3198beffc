/**
 * What an input must be like before it is done: the rules for its properties, its associations and
 * its place in a batch, and how a breach is worded. Knows the calls, their properties and the
 * batches we run; none of them knows it.
 */
@NullMarked
package io.callbatch.domain.model.input;

import org.jspecify.annotations.NullMarked;

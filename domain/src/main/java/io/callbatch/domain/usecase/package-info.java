/**
 * The use cases. They fetch what they need through {@code port.out}, let the model decide, and hand
 * over the answer; they hold no rules of their own.
 */
@NullMarked
package io.callbatch.domain.usecase;

import org.jspecify.annotations.NullMarked;

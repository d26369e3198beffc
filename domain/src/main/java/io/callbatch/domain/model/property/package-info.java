/**
 * The properties that calls can have: their definitions, which values they take, and what Callbatch
 * fills in itself.
 */
@NullMarked
package io.callbatch.domain.model.property;

import org.jspecify.annotations.NullMarked;

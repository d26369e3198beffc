/**
 * JSON documents as trees that tests can break on purpose: printed in many ways, with the place of
 * every value known.
 */
@NullMarked
package io.callbatch.adapter.json.testing;

import org.jspecify.annotations.NullMarked;

/**
 * The JSON document as records, member for member. What JSON may leave out is nullable here;
 * unknown members are kept as JSON text, and optional arrays and objects that are there but empty
 * are listed by name. Nothing in these records has behaviour.
 */
@NullMarked
package io.callbatch.adapter.json.wire;

import org.jspecify.annotations.NullMarked;

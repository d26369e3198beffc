/**
 * What the tables keep as one value: operations, outcomes and definitions in a small binary form,
 * and properties as JSON text.
 */
@NullMarked
package io.callbatch.adapter.sql.codec;

import org.jspecify.annotations.NullMarked;

/**
 * Bytes to wire records, validated while parsing: one pass over the tokens that finds everything
 * wrong with a document. No tree is built and no schema is interpreted; the rules are in the code
 * that reads each object.
 */
@NullMarked
package io.callbatch.adapter.json.read;

import org.jspecify.annotations.NullMarked;

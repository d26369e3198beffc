/**
 * Everything JSON. {@link io.callbatch.adapter.json.JsonFormats} is the entry: it hands the readers
 * and writers of this module to whoever composes the application. Jackson is used in this module
 * and nowhere else.
 */
@NullMarked
package io.callbatch.adapter.json;

import org.jspecify.annotations.NullMarked;

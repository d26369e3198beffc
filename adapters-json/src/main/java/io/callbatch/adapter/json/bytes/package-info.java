/** Looks at bytes of text several at a time. */
@NullMarked
package io.callbatch.adapter.json.bytes;

import org.jspecify.annotations.NullMarked;

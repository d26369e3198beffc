/** Wire records to compact JSON in UTF-8. */
@NullMarked
package io.callbatch.adapter.json.write;

import org.jspecify.annotations.NullMarked;

/** The two dialects of SQL, and statements on many rows at once. */
@NullMarked
package io.callbatch.adapter.sql.schema;

import org.jspecify.annotations.NullMarked;

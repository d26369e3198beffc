/**
 * The stores' ports, over one set of statements, and an engine for transactions on each database.
 */
@NullMarked
package io.callbatch.adapter.sql.store;

import org.jspecify.annotations.NullMarked;

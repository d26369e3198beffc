/** The stores on SQLite and PostgreSQL: opened by a store URL, their schema brought up to date. */
@NullMarked
package io.callbatch.adapter.sql;

import org.jspecify.annotations.NullMarked;

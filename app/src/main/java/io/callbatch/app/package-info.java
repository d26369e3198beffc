/**
 * The composition root: builds the parts by plain constructors. The command line, which holds the
 * main class, starts them; nothing outside of this module depends on it.
 */
@NullMarked
package io.callbatch.app;

import org.jspecify.annotations.NullMarked;

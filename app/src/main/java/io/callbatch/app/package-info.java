/**
 * The composition root: builds the parts by plain constructors and starts what the command line
 * asks for. Nothing depends on this module.
 */
@NullMarked
package io.callbatch.app;

import org.jspecify.annotations.NullMarked;

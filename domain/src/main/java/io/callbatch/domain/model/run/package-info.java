/**
 * The batch we run: what is asked for, how far it is as a type for each state, and what came of
 * each input. A step that isn't legal in a state doesn't compile.
 */
@NullMarked
package io.callbatch.domain.model.run;

import org.jspecify.annotations.NullMarked;

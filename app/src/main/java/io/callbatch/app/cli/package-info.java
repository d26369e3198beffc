/**
 * The command line, as thin as any other adapter: options in, a use case called, lines and exit
 * status out.
 */
@NullMarked
package io.callbatch.app.cli;

import org.jspecify.annotations.NullMarked;

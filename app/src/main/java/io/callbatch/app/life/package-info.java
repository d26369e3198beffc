/**
 * Sees to it that the parts of a server live: looks at them, starts again what has ended, ends the
 * process where that doesn't help, and says whether the server can do its work.
 */
@NullMarked
package io.callbatch.app.life;

import org.jspecify.annotations.NullMarked;

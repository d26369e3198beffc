/** Files in gzip and Zstandard: recognised when they are read, and made when they are written. */
@NullMarked
package io.callbatch.app.compression;

import org.jspecify.annotations.NullMarked;

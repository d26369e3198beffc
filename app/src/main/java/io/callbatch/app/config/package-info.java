/** Where settings come from: flags, then the environment, then a file. */
@NullMarked
package io.callbatch.app.config;

import org.jspecify.annotations.NullMarked;

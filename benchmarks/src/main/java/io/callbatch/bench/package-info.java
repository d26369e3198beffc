/** Benchmarks of JMH. Each measures Callbatch next to its peers in the same run. */
@NullMarked
package io.callbatch.bench;

import org.jspecify.annotations.NullMarked;

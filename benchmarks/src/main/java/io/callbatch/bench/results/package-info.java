/** Makes a page and a plot of what JMH wrote: ratios of medians beside what is to be reached. */
@NullMarked
package io.callbatch.bench.results;

import org.jspecify.annotations.NullMarked;

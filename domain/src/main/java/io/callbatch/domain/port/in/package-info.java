/**
 * What Callbatch can be asked to do: one interface for each use case, its command beside it.
 * Adapters call these and never the classes behind them.
 */
@NullMarked
package io.callbatch.domain.port.in;

import org.jspecify.annotations.NullMarked;

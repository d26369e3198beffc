/**
 * Conversion through real servers on loopback, next to bare echoes on the same server libraries
 * that take and give as many bytes and do nothing with them.
 */
@NullMarked
package io.callbatch.bench.service;

import org.jspecify.annotations.NullMarked;

/**
 * What the use cases ask of the world: readers and writers of document formats, and the rules of
 * JSON text. Adapters implement these.
 */
@NullMarked
package io.callbatch.domain.port.out;

import org.jspecify.annotations.NullMarked;
